import type { FactKind, Instant, RecallGround, RecallOutcome, RecallReason } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, first, marks } from '../store/database'
import type { Tx } from '../store/tx'
import { RecallEntity, RecallItemEntity } from './recall.entity'

/** A fact about a cylinder of a recall. */
export interface ItemFact {
  seq: number
  id: string
  kind: FactKind
  occurredAt: Instant
  body: unknown
  itemId: string
}

export interface OpenRecallOf {
  cylinderId: string
  ground: RecallGround
  reason: RecallReason
  openedAt: Instant
}

export interface ItemEnd {
  outcome: RecallOutcome
  evidenceFactId: string | null
  photoId: string | null
  endedAt: Instant
  endedBy: string | null
}

export type ItemPlace = Pick<RecallItemEntity, 'placeKind' | 'placeId' | 'premisesId' | 'areaCode' | 'companyId'>

/** 召回 as the work in the background sees them. Nothing here is scoped. */
@Injectable()
export class RecallWorkRepository {
  constructor(private readonly db: Database) {}

  byId(id: string): Promise<RecallEntity | null> {
    return first<RecallEntity>(this.db, 'SELECT * FROM recall WHERE id = ?', [id]).then((row) => row && numbered(row))
  }

  async unfinished(): Promise<RecallEntity[]> {
    const rows = await this.db.rows<RecallEntity>("SELECT * FROM recall WHERE state <> 'closed' ORDER BY openedAt, id")
    return rows.map(numbered)
  }

  /** Which of these cylinders it has already, and which of these homes have heard of it. */
  async known(
    recallId: string,
    cylinderIds: readonly string[],
    premisesIds: readonly string[],
  ): Promise<{ cylinders: ReadonlySet<string>; premises: ReadonlySet<string> }> {
    const rows = await this.db.rows<{ cylinderId: string; premisesId: string | null }>(
      `SELECT cylinderId, premisesId FROM recall_item
        WHERE recallId = ? AND (cylinderId IN (${marks(cylinderIds)})
          ${premisesIds.length > 0 ? `OR premisesId IN (${marks(premisesIds)})` : ''})`,
      [recallId, ...cylinderIds, ...premisesIds],
    )
    return {
      cylinders: new Set(rows.map(({ cylinderId }) => cylinderId)),
      premises: new Set(rows.flatMap(({ premisesId }) => premisesId ?? [])),
    }
  }

  items(recallId: string, ids: readonly string[]): Promise<RecallItemEntity[]> {
    if (ids.length === 0) return Promise.resolve([])
    return this.db.rows<RecallItemEntity>(`SELECT * FROM recall_item WHERE recallId = ? AND id IN (${marks(ids)})`, [
      recallId,
      ...ids,
    ])
  }

  openItems(recallId: string): Promise<Pick<RecallItemEntity, 'id' | 'cylinderId'>[]> {
    return this.db.rows('SELECT id, cylinderId FROM recall_item WHERE recallId = ? AND ended = 0 ORDER BY id', [
      recallId,
    ])
  }

  openCausedBy(recallId: string, factIds: readonly string[]): Promise<RecallItemEntity[]> {
    if (factIds.length === 0) return Promise.resolve([])
    return this.db.rows<RecallItemEntity>(
      `SELECT * FROM recall_item WHERE recallId = ? AND ended = 0 AND causeFactId IN (${marks(factIds)})`,
      [recallId, ...factIds],
    )
  }

  /** What was told of its cylinders in this stretch of the log; of cards merged since, of the one that stays. */
  async factsAbout(recallId: string, after: number, until: number): Promise<ItemFact[]> {
    const rows = await this.db.rows<ItemFact & { body: string }>(
      `SELECT f.seq, f.id, f.kind, f.occurredAt, f.body, i.id AS itemId
         FROM fact f JOIN fact_subject s ON s.seq = f.seq AND s.subjectKind = 'cylinder'
         JOIN recall_item i ON i.cylinderId = s.subjectId AND i.recallId = ?
        WHERE f.seq > ? AND f.seq <= ? AND f.kind LIKE 'cylinder.%' ORDER BY f.seq`,
      [recallId, after, until],
    )
    return rows.map((row) => ({ ...row, seq: Number(row.seq), body: JSON.parse(row.body) as unknown }))
  }

  /** The oldest unfinished recall each of these cylinders is sought for. */
  async openOf(cylinderIds: readonly string[]): Promise<OpenRecallOf[]> {
    if (cylinderIds.length === 0) return []
    return this.db.rows<OpenRecallOf>(
      `SELECT i.cylinderId, r.ground, r.reason, r.openedAt FROM recall_item i JOIN recall r ON r.id = i.recallId
        WHERE i.ended = 0 AND r.state <> 'closed' AND i.cylinderId IN (${marks(cylinderIds)})
        ORDER BY r.openedAt DESC, r.id DESC`,
      cylinderIds,
    )
  }

  insert(tx: Tx, recall: RecallEntity): Promise<void> {
    return tx.insert(RecallEntity, [recall])
  }

  insertItems(tx: Tx, items: readonly RecallItemEntity[]): Promise<void> {
    return tx.insert(RecallItemEntity, items)
  }

  /** Gives 0 when it was closed meanwhile. */
  read(tx: Tx, id: string, seq: number): Promise<number> {
    return tx.execute("UPDATE recall SET state = 'open', readSeq = ? WHERE id = ? AND state <> 'closed'", [seq, id])
  }

  close(tx: Tx, id: string, by: string, at: Instant): Promise<number> {
    return tx.execute(
      "UPDATE recall SET state = 'closed', closedBy = ?, closedAt = ? WHERE id = ? AND state = 'open'",
      [by, at, id],
    )
  }

  /** Gives 0 when somebody changed the item meanwhile; so do the next two. */
  end(tx: Tx, { id, version }: Pick<RecallItemEntity, 'id' | 'version'>, end: ItemEnd): Promise<number> {
    const { outcome, evidenceFactId, photoId, endedAt, endedBy } = end
    return tx.execute(
      `UPDATE recall_item SET ended = 1, outcome = ?, evidenceFactId = ?, photoId = ?, endedAt = ?, endedBy = ?,
         version = version + 1 WHERE id = ? AND version = ? AND ended = 0`,
      [outcome, evidenceFactId, photoId, endedAt, endedBy, id, version],
    )
  }

  reopen(tx: Tx, { id, version }: Pick<RecallItemEntity, 'id' | 'version'>): Promise<number> {
    return tx.execute(
      `UPDATE recall_item SET ended = 0, outcome = NULL, evidenceFactId = NULL, photoId = NULL, endedAt = NULL,
         endedBy = NULL, version = version + 1 WHERE id = ? AND version = ? AND ended = 1`,
      [id, version],
    )
  }

  place(tx: Tx, { id, version }: Pick<RecallItemEntity, 'id' | 'version'>, place: ItemPlace): Promise<number> {
    const { placeKind, placeId, premisesId, areaCode, companyId } = place
    return tx.execute(
      `UPDATE recall_item SET placeKind = ?, placeId = ?, premisesId = ?, areaCode = ?, companyId = ?,
         version = version + 1 WHERE id = ? AND version = ?`,
      [placeKind, placeId, premisesId, areaCode, companyId, id, version],
    )
  }
}

/** MySQL gives a bigint as text when it is large. */
const numbered = (row: RecallEntity): RecallEntity => ({ ...row, readSeq: Number(row.readSeq) })
