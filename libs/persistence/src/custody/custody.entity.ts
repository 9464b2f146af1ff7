import type { HolderKind, Stage } from '@app/domain'
import { Entity } from 'typeorm'
import { At, Int, Key, LongText, On, Ref, Text } from '../schema/columns'

/** The present end of a cylinder's way, kept from the facts (`custody-row.ts`); what is asked for by lists is a column. */
@Entity('cylinder_custody')
export class CustodyEntity {
  @Key() cylinderId: string
  @Text(12) stage: Stage
  @Text(12, { nullable: true }) holderKind: HolderKind | null
  @Text(80, { nullable: true }) holderId: string | null
  /** Who reported last where it is. */
  @Ref({ nullable: true }) companyId: string | null
  @At({ nullable: true }) since: string | null
  /** The last word on where it is, before anybody missed it there. */
  @Text(64, { nullable: true }) whereMark: string | null
  @Text(12, { nullable: true }) whereStage: Stage | null
  @Text(12, { nullable: true }) whereKind: HolderKind | null
  @Text(80, { nullable: true }) whereId: string | null
  @At({ nullable: true }) filledAt: string | null
  @Ref({ nullable: true }) fillFactId: string | null
  @Ref({ nullable: true }) fillerId: string | null
  @Ref({ nullable: true }) fillSiteId: string | null
  @Int({ nullable: true }) netGrams: number | null
  @At({ nullable: true }) testedAt: string | null
  @Ref({ nullable: true }) testFactId: string | null
  @Ref({ nullable: true }) testSiteId: string | null
  @On({ nullable: true }) testNextOn: string | null
  @Text(64, { nullable: true }) scrapMark: string | null
  @Text(64, { nullable: true }) endMark: string | null
  /** The latest steps, one a line. */
  @LongText() recent: string
  /** Codes of what cannot be true, with commas. */
  @Text(200) flags: string
  /** All facts up to this one are in; later ones may be. */
  @Int() readSeq: number
  @Int() version: number
}
