import type { CalendarDate, Instant, Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import { orUpdate } from '../store/dialect'
import { type Page, type PageRequest, pageOf } from '../store/page'
import { condition, every, optional, type Visibility, visibleTo, within } from '../store/scope'
import type { Tx } from '../store/tx'
import { SupplyStopAnswerEntity, SupplyStopEntity } from './supply-stop.entity'

export interface SupplyStopRow extends SupplyStopEntity {
  premisesLabel: string
}

/** A supplier that is to stop, with what it answered. */
export interface StopSupplier {
  stopId: string
  companyId: string
  name: string
  phone: string
  answer: SupplyStopAnswerEntity['answer'] | null
  answeredAt: Instant | null
}

/** Whoever supplies the address while the stop stands, also one that begins later, and whoever answered. */
const SUPPLIES = `s.premisesId = t.premisesId AND (s.toOn IS NULL OR s.toOn >= t.requestedOn)`
const concerns = (companyId: string) =>
  condition(`EXISTS (SELECT 1 FROM supply s WHERE s.companyId = ? AND ${SUPPLIES})`, companyId)
const VISIBILITY: Visibility = { area: (area) => within('t.areaCode', area), company: concerns }

@Injectable()
export class SupplyStopRepository {
  constructor(private readonly db: Database) {}

  page(
    scope: Scope,
    filter: { standing?: '1'; premisesId?: string; companyId?: string },
    request: PageRequest,
  ): Promise<Page<SupplyStopRow>> {
    const where = every([
      visibleTo(scope, VISIBILITY),
      filter.standing ? condition('t.liftedAt IS NULL') : null,
      optional('t.premisesId = ?', filter.premisesId),
      filter.companyId ? concerns(filter.companyId) : null,
    ])
    const sorts = { requestedAt: [{ column: 't.requestedAt', descending: true }] }
    const from = 'supply_stop t JOIN premises p ON p.id = t.premisesId'
    const spec = { select: 't.*, p.label AS premisesLabel', from, where, id: 't.id', sorts, defaultSort: 'requestedAt' }
    return pageOf<SupplyStopRow>(this.db, spec, request)
  }

  visible(id: string, scope: Scope): Promise<SupplyStopRow | null> {
    const where = every([condition('t.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<SupplyStopRow>(
      this.db,
      `SELECT t.*, p.label AS premisesLabel FROM supply_stop t JOIN premises p ON p.id = t.premisesId WHERE ${where.sql}`,
      where.params,
    )
  }

  standingAt(premisesId: string): Promise<SupplyStopEntity | null> {
    return first<SupplyStopEntity>(this.db, 'SELECT * FROM supply_stop WHERE openKey = ?', [premisesId])
  }

  /** Whom each of these stops concerns; a company is told of itself only. */
  suppliers(stopIds: readonly string[], scope: Scope): Promise<StopSupplier[]> {
    if (stopIds.length === 0) return Promise.resolve([])
    const where = every([
      condition(`t.id IN (${marks(stopIds)})`, ...stopIds),
      visibleTo(scope, { area: () => condition('1 = 1'), company: (id) => condition('c.id = ?', id) }),
    ])
    return this.db.rows<StopSupplier>(
      `SELECT DISTINCT t.id AS stopId, c.id AS companyId, c.name, c.phone, r.answer, r.answeredAt, c.code
         FROM supply_stop t JOIN supply s ON ${SUPPLIES} JOIN company c ON c.id = s.companyId
         LEFT JOIN supply_stop_answer r ON r.stopId = t.id AND r.companyId = c.id
        WHERE ${where.sql} ORDER BY c.code`,
      where.params,
    )
  }

  /** Companies that supply the premises on the day. */
  async companiesOf(premisesId: string, on: CalendarDate): Promise<string[]> {
    const rows = await this.db.rows<{ companyId: string }>(
      `SELECT DISTINCT companyId FROM supply WHERE premisesId = ? AND fromOn <= ? AND (toOn IS NULL OR toOn >= ?)
        ORDER BY companyId`,
      [premisesId, on, on],
    )
    return rows.map(({ companyId }) => companyId)
  }

  insert(tx: Tx, row: SupplyStopEntity): Promise<void> {
    return tx.insert(SupplyStopEntity, [row])
  }

  /** The last answer stands. */
  answer(tx: Tx, row: SupplyStopAnswerEntity): Promise<void> {
    const tail = orUpdate(
      tx.dialect,
      'stopId, companyId',
      (offered) => `answer = ${offered('answer')}, answeredAt = ${offered('answeredAt')}`,
    )
    return tx.insert(SupplyStopAnswerEntity, [row], tail)
  }

  /** The number that changed: 0 when it was lifted before. */
  lift(tx: Tx, id: string, at: Instant): Promise<number> {
    return tx.execute('UPDATE supply_stop SET liftedAt = ?, openKey = NULL WHERE id = ? AND liftedAt IS NULL', [at, id])
  }
}
