import type { CalendarDate, Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import type { SupplyEntity } from '../company/supply.entity'
import type { CylinderEntity } from '../cylinder/cylinder.entity'
import type { HazardEntity } from '../hazard/hazard.entity'
import { Database, marks } from '../store/database'
import type { Tx } from '../store/tx'
import type { PremisesEntity } from './premises.entity'

/** A stay with what its person is known by. */
export interface StayOf {
  id: string
  partyId: string
  role: 'owner' | 'tenant' | 'landlord' | 'trade_name'
  fromOn: CalendarDate
  toOn: CalendarDate | null
  nameIndex: string
  phoneIndex: string | null
}

type Shift = Pick<HazardEntity, 'id' | 'premisesId' | 'thingId' | 'areaCode' | 'openKey' | 'version'> &
  Pick<HazardEntity, 'status' | 'closedAt' | 'closeReason'>

/** Rows that simply belong to the place: they go where it goes. What was signed stays under its own entry. */
const FOLLOWERS = ['equipment', 'report', 'referral'] as const
/** Of these a place has one open at a time, under its own id. */
const ONE_OPEN = ['appointment', 'supply_stop'] as const

/** What moves when two entries turn out to be one place, or two cards one bottle. */
@Injectable()
export class PremisesMergeRepository {
  constructor(private readonly db: Database) {}

  stays(premisesId: string): Promise<StayOf[]> {
    return this.db.rows<StayOf>(
      `SELECT o.id, o.partyId, o.role, o.fromOn, o.toOn, COALESCE(o.nameIndex, p.nameIndex) AS nameIndex, p.phoneIndex
         FROM occupancy o JOIN party p ON p.id = o.partyId WHERE o.premisesId = ? ORDER BY o.fromOn, o.id`,
      [premisesId],
    )
  }

  openHazardsAbout(thingId: string): Promise<HazardEntity[]> {
    return this.db.rows<HazardEntity>("SELECT * FROM hazard WHERE thingId = ? AND status <> 'closed' ORDER BY id", [
      thingId,
    ])
  }

  /** Which of what may be open once is open at both. */
  async openTwice(keptId: string, mergedId: string): Promise<(typeof ONE_OPEN)[number][]> {
    const rows = await Promise.all(
      ONE_OPEN.map(async (table) => {
        const open = await this.db.rows(`SELECT id FROM ${table} WHERE openKey IN (?, ?)`, [keptId, mergedId])
        return open.length > 1 ? [table] : []
      }),
    )
    return rows.flat()
  }

  moveStays(tx: Tx, ids: readonly string[], premisesId: string): Promise<number> {
    return setFor(tx, 'occupancy', 'premisesId', premisesId, ids)
  }

  moveSupplies(tx: Tx, ids: readonly string[], premisesId: string): Promise<number> {
    return setFor(tx, 'supply', 'premisesId', premisesId, ids)
  }

  /** Entered at both: one goes on from the earlier day, the other ends. */
  async fold(
    tx: Tx,
    table: 'occupancy' | 'supply',
    { keptId, foldedId, fromOn }: { keptId: string; foldedId: string; fromOn: CalendarDate },
    today: CalendarDate,
  ): Promise<number> {
    await tx.execute(`UPDATE ${table} SET fromOn = ? WHERE id = ? AND fromOn > ?`, [fromOn, keptId, fromOn])
    if (table === 'occupancy') await this.foldFamily(tx, keptId, foldedId)
    return tx.execute(`UPDATE ${table} SET toOn = ? WHERE id = ? AND toOn IS NULL`, [today, foldedId])
  }

  /** Those he lets see his home; somebody invited at both is invited once. */
  private async foldFamily(tx: Tx, keptId: string, foldedId: string): Promise<void> {
    await tx.execute(
      `UPDATE family_member SET removedAt = ?, liveKey = NULL
        WHERE occupancyId = ? AND removedAt IS NULL AND phoneIndex IN
              (SELECT k.phoneIndex FROM (SELECT phoneIndex FROM family_member WHERE occupancyId = ? AND removedAt IS NULL) k)`,
      [tx.now, foldedId, keptId],
    )
    await tx.execute(
      'UPDATE family_member SET liveKey = REPLACE(liveKey, ?, ?), occupancyId = ? WHERE occupancyId = ?',
      [...[foldedId, keptId, keptId, foldedId]],
    )
  }

  /** Two rows of one person: accounts, stays and story stand under one, and the other says nothing of anybody. */
  async mergePeople(
    tx: Tx,
    { fromId, intoId }: { fromId: string; intoId: string },
    emptyNameEnc: string,
  ): Promise<void> {
    for (const table of ['account', 'occupancy', 'notice'] as const)
      await tx.execute(`UPDATE ${table} SET partyId = ? WHERE partyId = ?`, [intoId, fromId])
    await tx.execute(
      `INSERT INTO fact_subject (subjectKind, subjectId, seq)
       SELECT 'party', ?, f.seq FROM fact_subject f WHERE f.subjectKind = 'party' AND f.subjectId = ?
          AND NOT EXISTS (SELECT 1 FROM fact_subject k WHERE k.subjectKind = 'party' AND k.subjectId = ? AND k.seq = f.seq)`,
      [intoId, fromId, intoId],
    )
    await tx.execute("UPDATE party SET nameEnc = ?, nameIndex = '', phoneEnc = NULL, phoneIndex = NULL WHERE id = ?", [
      emptyNameEnc,
      fromId,
    ])
  }

  async moveFollowers(tx: Tx, fromId: string, intoId: string): Promise<void> {
    for (const table of FOLLOWERS)
      await tx.execute(`UPDATE ${table} SET premisesId = ? WHERE premisesId = ?`, [intoId, fromId])
    for (const table of ONE_OPEN)
      await tx.execute(`UPDATE ${table} SET premisesId = ?, openKey = REPLACE(openKey, ?, ?) WHERE premisesId = ?`, [
        ...[intoId, fromId, intoId, fromId],
      ])
  }

  /** Gives how many bottles moved: another number than was read means that somebody counted meanwhile. */
  moveCylinders(tx: Tx, fromId: string, into: Pick<PremisesEntity, 'id' | 'areaCode'>): Promise<number> {
    return tx.execute('UPDATE cylinder SET premisesId = ?, areaCode = ? WHERE premisesId = ?', [
      into.id,
      into.areaCode,
      fromId,
    ])
  }

  /** Open alerts about things that stand there; those about the place itself end with its entry. */
  async moveAlerts(tx: Tx, fromId: string, into: Pick<PremisesEntity, 'id' | 'areaCode'>): Promise<void> {
    await tx.execute(
      `UPDATE alert SET premisesId = ?, areaCode = ?
        WHERE premisesId = ? AND openKey IS NOT NULL AND subjectKind <> 'premises'`,
      [into.id, into.areaCode, fromId],
    )
  }

  /** Gives how many were still as they were read. */
  async shiftHazards(tx: Tx, shifts: readonly Shift[]): Promise<number> {
    let done = 0
    for (const { id, version, ...to } of shifts)
      done += await tx.execute(
        `UPDATE hazard SET premisesId = ?, thingId = ?, areaCode = ?, openKey = ?, status = ?, closedAt = ?,
                closeReason = ?, version = version + 1 WHERE id = ? AND version = ?`,
        [to.premisesId, to.thingId, to.areaCode, to.openKey, to.status, to.closedAt, to.closeReason, id, version],
      )
    return done
  }

  /** Gives 0 when one of the two was merged or changed its state meanwhile. */
  async retire(tx: Tx, merged: Pick<PremisesEntity, 'id' | 'status'>, keptId: string): Promise<number> {
    await tx.execute('UPDATE premises SET mergedIntoId = ? WHERE mergedIntoId = ?', [keptId, merged.id])
    return tx.execute(
      `UPDATE premises SET mergedIntoId = ?, status = 'retired', nextVisitOn = NULL, visitDueOn = NULL, reopenedOn = NULL
        WHERE id = ? AND status = ? AND mergedIntoId IS NULL`,
      [keptId, merged.id, merged.status],
    )
  }

  /** What the entry that stays learns from the other. */
  keep(tx: Tx, kept: PremisesEntity, learnt: Partial<PremisesEntity>): Promise<number> {
    const names = Object.keys(learnt) as (keyof PremisesEntity)[]
    return tx.execute(
      `UPDATE premises SET ${names.map((n) => `${n} = ?`).join(', ')}
        WHERE id = ? AND status = ? AND mergedIntoId IS NULL AND COALESCE(lastVisitAt, '') = ?`,
      [...names.map((n) => learnt[n] as string | null), kept.id, kept.status, kept.lastVisitAt ?? ''],
    )
  }

  supplies(premisesId: string): Promise<SupplyEntity[]> {
    return this.db.rows<SupplyEntity>('SELECT * FROM supply WHERE premisesId = ? ORDER BY fromOn, id', [premisesId])
  }

  /** Gives 0 when the card was merged or seen meanwhile. */
  retireCard(tx: Tx, { id, lastSeenAt }: Pick<CylinderEntity, 'id' | 'lastSeenAt'>, intoId: string): Promise<number> {
    return tx.execute(
      `UPDATE cylinder SET mergedIntoId = ?, premisesId = NULL, areaCode = NULL, presence = NULL, bottleUse = NULL
        WHERE id = ? AND mergedIntoId IS NULL AND COALESCE(lastSeenAt, '') = ?`,
      [intoId, id, lastSeenAt ?? ''],
    )
  }

  placeCard(
    tx: Tx,
    before: Pick<CylinderEntity, 'id' | 'lastSeenAt'>,
    after: Pick<CylinderEntity, 'premisesId' | 'areaCode' | 'presence' | 'bottleUse' | 'lastSeenAt'>,
  ): Promise<number> {
    const { premisesId, areaCode, presence, bottleUse, lastSeenAt } = after
    return tx.execute(
      `UPDATE cylinder SET premisesId = ?, areaCode = ?, presence = ?, bottleUse = ?, lastSeenAt = ?
        WHERE id = ? AND mergedIntoId IS NULL AND COALESCE(lastSeenAt, '') = ?`,
      [premisesId, areaCode, presence, bottleUse, lastSeenAt, before.id, before.lastSeenAt ?? ''],
    )
  }

  /** Its numbers lead to the card that stays; one that stands there already ends. */
  async moveAliases(tx: Tx, fromId: string, intoId: string, at: Instant): Promise<void> {
    await tx.execute(
      `UPDATE cylinder_alias SET toAt = ?, liveKey = NULL
        WHERE cylinderId = ? AND toAt IS NULL
          AND EXISTS (SELECT 1 FROM (SELECT kind, value FROM cylinder_alias WHERE cylinderId = ? AND toAt IS NULL) k
                       WHERE k.kind = cylinder_alias.kind AND k.value = cylinder_alias.value)`,
      [at, fromId, intoId],
    )
    await tx.execute('UPDATE cylinder_alias SET cylinderId = ? WHERE cylinderId = ? AND toAt IS NULL', [intoId, fromId])
    await tx.execute('UPDATE cylinder SET mergedIntoId = ? WHERE mergedIntoId = ?', [intoId, fromId])
  }
}

async function setFor(
  tx: Tx,
  table: 'occupancy' | 'supply',
  column: 'premisesId',
  value: string,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0
  return tx.execute(`UPDATE ${table} SET ${column} = ? WHERE id IN (${marks(ids)})`, [value, ...ids])
}
