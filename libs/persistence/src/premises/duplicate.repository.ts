import type { CalendarDate, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { caseOf } from '../store/case-of'
import { Database, first, marks } from '../store/database'
import { keepExisting } from '../store/dialect'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { type Condition, condition, every, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import type { PremisesEntity } from './premises.entity'
import { PremisesToldApartEntity } from './premises-told-apart.entity'

/** Two entries that may be one place, and by what they are alike. */
export interface PairRow {
  leftId: string
  rightId: string
  alike: 'address' | 'phone'
}

const SAME_STREET = 'SUBSTR(l.areaCode, 1, 9) = SUBSTR(r.areaCode, 1, 9)'
/** Of a place out of use without an index the address was erased with its person: it must not be found again. */
const UNINDEXED = "addressIndex IS NULL AND status NOT IN ('retired', 'not_found')"
const NOT_APART = `NOT EXISTS (SELECT 1 FROM premises_told_apart t WHERE t.premisesId = l.id AND t.otherId = r.id)`

/** 疑似重复: found by the index of the address, or by one telephone in one building; never by comparing all with all. */
@Injectable()
export class DuplicateRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, today: CalendarDate, request: PageRequest): Promise<Page<PairRow>> {
    const seen = every([sees(scope, 'l'), sees(scope, 'r')])
    const both = `l.mergedIntoId IS NULL AND r.mergedIntoId IS NULL AND ${SAME_STREET} AND ${NOT_APART} AND ${seen.sql}`
    const lasting = '(o.toOn IS NULL OR o.toOn >= ?) AND (q.toOn IS NULL OR q.toOn >= ?)'
    const pairs = `(
      SELECT l.id AS leftId, r.id AS rightId, 'address' AS alike
        FROM premises l JOIN premises r ON r.addressIndex = l.addressIndex AND r.id > l.id WHERE ${both}
      UNION
      SELECT l.id, r.id, 'phone'
        FROM party p JOIN party s ON s.phoneIndex = p.phoneIndex
        JOIN occupancy o ON o.partyId = p.id JOIN occupancy q ON q.partyId = s.id AND q.premisesId > o.premisesId
        JOIN premises l ON l.id = o.premisesId JOIN premises r ON r.id = q.premisesId AND r.label = l.label
       WHERE (l.addressIndex IS NULL OR r.addressIndex IS NULL OR l.addressIndex <> r.addressIndex)
         AND ${lasting} AND ${both}) d`
    const params = [...seen.params, today, today, ...seen.params]
    return pageOf<PairRow>(
      this.db,
      {
        select: 'd.leftId, d.rightId, d.alike',
        from: pairs,
        where: condition('1 = 1'),
        id: 'd.rightId',
        sorts: { pair: [{ column: 'd.leftId' }] },
        defaultSort: 'pair',
        fromParams: params,
      },
      { cursor: request.cursor, limit: request.limit },
    )
  }

  /** Entries whose address has not been indexed since it was written. */
  async unindexed(limit: number): Promise<Pick<PremisesEntity, 'id' | 'addressEnc'>[]> {
    return this.db.rows(`SELECT id, addressEnc FROM premises WHERE ${UNINDEXED} LIMIT ${limit}`)
  }

  async isAnyUnindexed(): Promise<boolean> {
    return (await first(this.db, `SELECT id FROM premises WHERE ${UNINDEXED} LIMIT 1`)) !== null
  }

  /** An address that was changed meanwhile waits for the next turn. */
  async index(tx: Tx, rows: readonly (Pick<PremisesEntity, 'id' | 'addressEnc'> & { addressIndex: string })[]) {
    const ids = rows.map(({ id }) => id)
    const index = caseOf(
      'addressIndex',
      'id',
      rows.map((row) => [row.id, row.addressIndex] as const),
    )
    const same = caseOf(
      'addressEnc',
      'id',
      rows.map((row) => [row.id, row.addressEnc] as const),
    )
    await tx.execute(`UPDATE premises SET ${index.sql} WHERE id IN (${marks(ids)}) AND ${same.sql}`, [
      ...index.params,
      ...ids,
      ...same.params,
    ])
  }

  tellApart(tx: Tx, [premisesId, otherId]: readonly [string, string]): Promise<void> {
    const row = { premisesId, otherId, toldAt: tx.now }
    return tx.insert(PremisesToldApartEntity, [row], keepExisting(tx.dialect, 'premisesId, otherId', 'otherId'))
  }
}

const sees = (scope: Scope, alias: string): Condition =>
  visibleTo(scope, { area: (area) => within(`${alias}.areaCode`, area) })
