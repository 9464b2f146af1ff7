import type { Instant } from '@app/domain'
import type { ImportBatchEntity, ImportStatus } from '@app/persistence'
import { addMilliseconds } from '@app/platform'
import type { Progress } from './import-progress'
import { type ImportList, LISTS } from './lists'

/** So long a list waits for somebody to agree to it. */
export const DRAFT_MS = 24 * 60 * 60_000

export const IMPORT_STATUS_LABEL: Record<ImportStatus, string> = {
  reading: '读取中',
  ready: '可以导入',
  refused: '有问题，须改好再传',
  unreadable: '读不了',
  applying: '导入中',
  applied: '已导入',
  stale: '登记有变化，须重新预览',
  failed: '没有导入，系统出错',
  discarded: '已放弃或过期',
}

const PHASE_LABEL: Record<NonNullable<Progress['phase']>, string> = {
  reading: '解析文件',
  checking: '逐行核对',
  comparing: '与登记比较',
  writing: '写入',
  saving: '保存',
}

export interface ImportNames {
  by: string
  appliedBy: string | null
  fileName: string | null
  note: string | null
  sheets: { names: string[]; chosen: string } | null
}

export const isUnderWay = ({ status }: Pick<ImportBatchEntity, 'status'>): boolean =>
  status === 'reading' || status === 'applying'

export function importView(batch: ImportBatchEntity, progress: Progress, { sheets, ...names }: ImportNames) {
  const { id, kind, status, fileHash, fileBytes, planHash, createdAt, plannedAt, appliedAt, purgedAt } = batch
  const phase = progress.phase ?? 'reading'
  return {
    id,
    kind: kind as ImportList,
    kindLabel: LISTS[kind as ImportList].title,
    status,
    statusLabel: IMPORT_STATUS_LABEL[status],
    fileHash,
    fileBytes,
    rows: batch.rowCount,
    created: batch.createdCount,
    changed: batch.changedCount,
    unchanged: batch.unchangedCount,
    problems: batch.problemCount,
    progress: isUnderWay(batch)
      ? { phase, label: PHASE_LABEL[phase], done: progress.done, total: progress.total }
      : null,
    planHash,
    ...names,
    sheets: sheets?.names ?? [],
    sheet: sheets?.chosen ?? null,
    createdAt,
    plannedAt,
    appliedAt,
    expiresAt: purgedAt === null && appliedAt === null ? expiryOf(createdAt) : null,
    isEmptied: purgedAt !== null,
  }
}

const expiryOf = (createdAt: Instant): Instant => addMilliseconds(createdAt, DRAFT_MS)

export type ImportView = ReturnType<typeof importView>
