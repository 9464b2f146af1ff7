import { Injectable } from '@nestjs/common'
import { Database, marks } from '../store/database'
import type { Tx } from '../store/tx'

/** MySQL and SQLite both take lists of this length without complaint. */
const CHUNK = 500

async function inChunks(ids: readonly string[], run: (chunk: readonly string[]) => Promise<number>): Promise<number> {
  let matched = 0
  for (let from = 0; from < ids.length; from += CHUNK) matched += await run(ids.slice(from, from + CHUNK))
  return matched
}

export interface NamelessParty {
  id: string
  nameEnc: string
  accountNameEnc: string
}

/** Takes what tells of a person out of the rows; the rows stay, so that every count and every hash still holds. */
@Injectable()
export class ErasureRowsRepository {
  constructor(private readonly db: Database) {}

  /** The number that changed: 0 when he was erased before. */
  party(tx: Tx, { id, nameEnc }: NamelessParty): Promise<number> {
    return tx.execute(
      `UPDATE party SET nameEnc = ?, nameIndex = '', phoneEnc = NULL, phoneIndex = NULL, erasedAt = ?
        WHERE id = ? AND erasedAt IS NULL`,
      [nameEnc, tx.now, id],
    )
  }

  /** What he was called at the time of each stay; from now on it is said by the party. */
  async stays(tx: Tx, partyId: string): Promise<void> {
    await tx.execute('UPDATE occupancy SET nameEnc = NULL, nameIndex = NULL WHERE partyId = ?', [partyId])
  }

  /** Those he invited, and himself where he was invited: numbers and pet names. */
  async family(tx: Tx, partyId: string): Promise<void> {
    await tx.execute(
      `UPDATE family_member SET phoneEnc = '', phoneIndex = '', callNameEnc = NULL, liveKey = NULL,
              removedAt = COALESCE(removedAt, ?)
        WHERE occupancyId IN (SELECT id FROM occupancy WHERE partyId = ?)
           OR phoneIndex = (SELECT phoneIndex FROM party WHERE id = ?)`,
      [tx.now, partyId, partyId],
    )
  }

  /** 工号 stays: it names nobody here, and the personnel files still tell who made a visit. */
  async accounts(tx: Tx, ids: readonly string[], nameEnc: string): Promise<void> {
    for (const id of ids) {
      await tx.execute(
        `UPDATE account SET username = ?, nameEnc = ?, passwordHash = NULL, wechatOpenidIndex = NULL,
                phoneIndex = NULL, status = 'withdrawn', withdrawnAt = COALESCE(withdrawnAt, ?) WHERE id = ?`,
        [`erased-${id}`, nameEnc, tx.now, id],
      )
      for (const table of ['session', 'recovery_code', 'password_history', 'account_security'])
        await tx.execute(`DELETE FROM ${table} WHERE accountId = ?`, [id])
    }
  }

  /** Texts with their salts: without the salt nobody can try out what the commitment in a fact stands for. */
  texts(tx: Tx, subjectIds: readonly string[]): Promise<number> {
    return inChunks(subjectIds, (ids) =>
      tx.execute(`DELETE FROM committed_text WHERE subjectId IN (${marks(ids)})`, ids),
    )
  }

  /** Their hashes were taken of short texts. An action that comes again is refused, not done anew. */
  actions(tx: Tx, ids: readonly string[]): Promise<number> {
    return inChunks(ids, (some) =>
      tx.execute(`UPDATE client_action SET hash = 'erased' WHERE id IN (${marks(some)})`, some),
    )
  }

  /** The drawn line; that it was signed, and over which content, stays. */
  async strokes(tx: Tx, inspectionIds: readonly string[]): Promise<number> {
    await inChunks(inspectionIds, (ids) =>
      tx.execute(
        `UPDATE part_signature SET strokesEnc = '' WHERE signedBy = 'household'
          AND partId IN (SELECT id FROM inspection_part WHERE inspectionId IN (${marks(ids)}))`,
        ids,
      ),
    )
    return inChunks(inspectionIds, (ids) =>
      tx.execute(
        `UPDATE signature SET strokesEnc = '' WHERE signedBy = 'household' AND inspectionId IN (${marks(ids)})`,
        ids,
      ),
    )
  }

  /** From now on nobody is shown them; the bytes go from the disk by a job committed with this. */
  files(tx: Tx, ids: readonly string[]): Promise<number> {
    return inChunks(ids, (some) =>
      tx.execute(
        `UPDATE file SET erasedAt = ?, takenAtEnc = NULL, placeEnc = NULL
          WHERE erasedAt IS NULL AND id IN (${marks(some)})`,
        [tx.now, ...some],
      ),
    )
  }

  notices(tx: Tx, partyId: string): Promise<number> {
    return tx.execute("UPDATE notice SET params = '{}' WHERE partyId = ? AND params <> '{}'", [partyId])
  }

  whereabouts(tx: Tx, cylinderIds: readonly string[]): Promise<number> {
    return inChunks(cylinderIds, (ids) =>
      tx.execute(`UPDATE cylinder SET whereEnc = NULL WHERE whereEnc IS NOT NULL AND id IN (${marks(ids)})`, ids),
    )
  }

  /** The entry and those that were merged into it: each kept the address as it was written there. */
  async address(tx: Tx, premisesId: string, addressEnc: string): Promise<void> {
    await tx.execute('UPDATE premises SET addressEnc = ?, addressIndex = NULL WHERE id = ? OR mergedIntoId = ?', [
      addressEnc,
      premisesId,
      premisesId,
    ])
  }

  /** What the disk may still hold of pictures erased at that moment. */
  async erasedBytes(erasedAt: string): Promise<string[]> {
    const rows = await this.db.rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM file WHERE erasedAt = ?', [
      erasedAt,
    ])
    return rows.map(({ sha256 }) => sha256)
  }

  /** The same picture twice is one file on the disk: whether any row still shows it. */
  async isShown(sha256: string): Promise<boolean> {
    const rows = await this.db.rows(
      `SELECT 1 AS one FROM file WHERE sha256 = ? AND erasedAt IS NULL
       UNION SELECT 1 AS one FROM report_photo WHERE sha256 = ?`,
      [sha256, sha256],
    )
    return rows.length > 0
  }
}
