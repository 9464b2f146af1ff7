import { Entity } from 'typeorm'
import { At, Int, Key, KeyNumber, LongText, Ref, Text } from '../schema/columns'

/** 读取中 → 可导入 | 有问题 | 读不了 → 导入中 → 已导入; 登记有变化，须重新预览; 已放弃. */
export type ImportStatus =
  | 'reading'
  | 'ready'
  | 'refused'
  | 'unreadable'
  | 'applying'
  | 'applied'
  | 'stale'
  | 'failed'
  | 'discarded'

/** A list that somebody handed over. What it says of people goes with `storedAs` and its pages; the rest is history. */
@Entity('import_batch')
export class ImportBatchEntity {
  @Key() id: string
  @Text(12) kind: string
  @Text(12) status: ImportStatus
  @Text(64) fileHash: string
  @Int() fileBytes: number
  @LongText({ nullable: true }) fileNameEnc: string | null
  @Text(64, { nullable: true }) storedAs: string | null
  @Text(64, { nullable: true }) planHash: string | null
  @Int() createdCount: number
  @Int() changedCount: number
  @Int() unchangedCount: number
  @Int() problemCount: number
  @Int() rowCount: number
  @Text(12, { nullable: true }) phase: string | null
  @Int() phaseDone: number
  @Int() phaseTotal: number
  @LongText({ nullable: true }) noteEnc: string | null
  /** Of a workbook with several sheets their names, and which of them is read. */
  @LongText({ nullable: true }) sheetsEnc: string | null
  @Ref() byAccountId: string
  @At() createdAt: string
  @At({ nullable: true }) plannedAt: string | null
  @Ref({ nullable: true }) appliedBy: string | null
  @At({ nullable: true }) appliedAt: string | null
  @At({ nullable: true }) purgedAt: string | null
}

export type ImportSection = 'problems' | 'changed' | 'created' | 'passwords'

/** Some lines of a preview, encrypted together. */
@Entity('import_page')
export class ImportPageEntity {
  @Key() batchId: string
  @Key(12) section: ImportSection
  @KeyNumber() pageNo: number
  @LongText() bodyEnc: string
}
