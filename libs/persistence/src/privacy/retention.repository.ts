import type { Instant, RetentionKind } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { Database, marks, type SqlValue } from '../store/database'
import { orUpdate } from '../store/dialect'
import type { Tx } from '../store/tx'
import { RetentionRunEntity } from './retention-run.entity'

/** Nobody has looked at it in a record, a hazard, a bottle's card or a signature. */
const UNUSED = `f.usedAt IS NULL AND f.erasedAt IS NULL
  AND NOT EXISTS (SELECT 1 FROM hazard_photo h WHERE h.fileId = f.id)
  AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.fileId = f.id)
  AND NOT EXISTS (SELECT 1 FROM cylinder c WHERE c.stampPhotoId = f.id)`

/** A hazard that is open, or was until lately, keeps its evidence; a bottle's card its stamp, a company its licence, a badge its face. */
const DONE_WITH = `f.usedAt IS NOT NULL AND f.erasedAt IS NULL
  AND NOT EXISTS (SELECT 1 FROM hazard_photo p JOIN hazard h ON h.id = p.hazardId
                   WHERE p.fileId = f.id AND (h.closedAt IS NULL OR h.closedAt >= ?))
  AND NOT EXISTS (SELECT 1 FROM cylinder c WHERE c.stampPhotoId = f.id)
  AND NOT EXISTS (SELECT 1 FROM company_licence l WHERE l.photoId = f.id)
  AND NOT EXISTS (SELECT 1 FROM account a WHERE a.photoId = f.id AND a.status <> 'withdrawn')`

/** Texts written with an action: `kind` of the action, and that what it was about is over. */
const textsOf = (kinds: string, over: string): string =>
  `SELECT DISTINCT t.subjectId AS id FROM committed_text t JOIN client_action c ON c.id = t.subjectId
    WHERE c.at < ? AND ${kinds} AND ${over}`

/** What is past its time, a batch at a time, and how each kind of it goes. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly db: Database) {}

  runs(): Promise<RetentionRunEntity[]> {
    return this.db.rows<RetentionRunEntity>('SELECT * FROM retention_run')
  }

  async ran(tx: Tx, kind: RetentionKind, removed: number): Promise<void> {
    const lastRemovedAt = removed > 0 ? tx.now : null
    await tx.insert(
      RetentionRunEntity,
      [{ kind, ranAt: tx.now, removed, lastRemovedAt, total: removed }],
      orUpdate(
        tx.dialect,
        'kind',
        (offered) => `ranAt = ${offered('ranAt')}, removed = ${offered('removed')},
          lastRemovedAt = COALESCE(${offered('lastRemovedAt')}, retention_run.lastRemovedAt),
          total = retention_run.total + ${offered('total')}`,
      ),
    )
  }

  unusedPhotos(before: Instant, limit: number): Promise<{ id: string; sha256: string }[]> {
    return this.db.rows(`SELECT f.id, f.sha256 FROM file f WHERE f.uploadedAt < ? AND ${UNUSED} LIMIT ${limit}`, [
      before,
    ])
  }

  /** One that was used meanwhile stays. */
  removeFiles(tx: Tx, ids: readonly string[]): Promise<number> {
    return tx.execute(`DELETE FROM file WHERE usedAt IS NULL AND id IN (${marks(ids)})`, ids)
  }

  photosDoneWith(before: Instant, limit: number): Promise<string[]> {
    return this.ids(`SELECT f.id FROM file f WHERE f.uploadedAt < ? AND ${DONE_WITH} LIMIT ${limit}`, [before, before])
  }

  signedVisits(before: Instant, limit: number): Promise<string[]> {
    return this.ids(
      `SELECT DISTINCT i.id FROM inspection i JOIN signature s ON s.inspectionId = i.id
        WHERE i.finishedAt < ? AND s.strokesEnc <> '' LIMIT ${limit}`,
      [before],
    )
  }

  /** Both signatures: the inspector's hand is his own as well. */
  async removeStrokes(tx: Tx, inspectionIds: readonly string[]): Promise<void> {
    const list = marks(inspectionIds)
    await tx.execute(
      `UPDATE part_signature SET strokesEnc = '' WHERE strokesEnc <> ''
        AND partId IN (SELECT id FROM inspection_part WHERE inspectionId IN (${list}))`,
      inspectionIds,
    )
    await tx.execute(
      `UPDATE signature SET strokesEnc = '' WHERE strokesEnc <> '' AND inspectionId IN (${list})`,
      inspectionIds,
    )
  }

  /** Of visits, and of hazards and alerts that are over. */
  visitTexts(before: Instant, limit: number): Promise<string[]> {
    return this.ids(
      `SELECT DISTINCT t.subjectId AS id FROM committed_text t JOIN inspection i ON i.id = t.subjectId
        WHERE i.finishedAt < ?
       UNION ${textsOf("c.kind LIKE 'hazard.%'", "EXISTS (SELECT 1 FROM hazard h WHERE h.id = c.subjectId AND h.status = 'closed')")}
       UNION ${textsOf("c.kind LIKE 'alert.%'", "EXISTS (SELECT 1 FROM alert a WHERE a.id = c.subjectId AND a.status = 'closed')")}
       LIMIT ${limit}`,
      [before, before, before],
    )
  }

  actionTexts(kinds: readonly string[], before: Instant, limit: number): Promise<string[]> {
    return this.ids(`${textsOf(`c.kind IN (${marks(kinds)})`, '1 = 1')} LIMIT ${limit}`, [before, ...kinds])
  }

  removeTexts(tx: Tx, subjectIds: readonly string[]): Promise<number> {
    return tx.execute(`DELETE FROM committed_text WHERE subjectId IN (${marks(subjectIds)})`, subjectIds)
  }

  notices(before: Instant, limit: number): Promise<string[]> {
    return this.ids(
      `SELECT id FROM notice WHERE createdAt < ? AND (partyId IS NOT NULL OR params <> '{}') LIMIT ${limit}`,
      [before],
    )
  }

  emptyNotices(tx: Tx, ids: readonly string[]): Promise<number> {
    return tx.execute(`UPDATE notice SET partyId = NULL, params = '{}' WHERE id IN (${marks(ids)})`, ids)
  }

  /** People who moved out everywhere before that day; the name of a shop that closed is business data. */
  departed(beforeOn: string, limit: number): Promise<string[]> {
    return this.ids(
      `SELECT p.id FROM party p WHERE p.kind = 'person' AND p.erasedAt IS NULL
          AND EXISTS (SELECT 1 FROM occupancy o WHERE o.partyId = p.id)
          AND NOT EXISTS (SELECT 1 FROM occupancy o WHERE o.partyId = p.id AND (o.toOn IS NULL OR o.toOn >= ?))
        LIMIT ${limit}`,
      [beforeOn],
    )
  }

  /** Staff and people of companies whose log-in ended before that day; a household goes with its party. */
  leftService(before: Instant, limit: number): Promise<string[]> {
    return this.ids(
      `SELECT id FROM account WHERE role <> 'household' AND status = 'withdrawn' AND withdrawnAt < ?
          AND username <> REPLACE('erased-#', '#', id) LIMIT ${limit}`,
      [before],
    )
  }

  private async ids(sql: string, params: readonly SqlValue[]): Promise<string[]> {
    return (await this.db.rows<{ id: string }>(sql, params)).map(({ id }) => id)
  }
}
