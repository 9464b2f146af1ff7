import type { AliasHolder, AliasKind, Instant } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { CylinderAliasEntity } from '../cylinder/cylinder-alias.entity'
import { Database } from '../store/database'
import type { Tx } from '../store/tx'

/** Which codes a cylinder carries and carried. */
@Injectable()
export class AliasRepository {
  constructor(private readonly db: Database) {}

  /** All it ever had, those it carries now first. */
  ofCylinder(cylinderId: string): Promise<CylinderAliasEntity[]> {
    return this.db.rows<CylinderAliasEntity>(
      `SELECT * FROM cylinder_alias WHERE cylinderId = ?
        ORDER BY CASE WHEN toAt IS NULL THEN 0 ELSE 1 END, toAt DESC, kind, value, id`,
      [cylinderId],
    )
  }

  /** Who carries this code, or did. */
  async holders(kind: AliasKind, value: string): Promise<AliasHolder[]> {
    const rows = await this.db.rows<Omit<AliasHolder, 'live'> & { toAt: Instant | null }>(
      `SELECT a.cylinderId, c.status, a.toAt FROM cylinder_alias a JOIN cylinder c ON c.id = a.cylinderId
        WHERE a.value = ? AND a.kind = ?`,
      [value, kind],
    )
    return rows.map(({ cylinderId, status, toAt }) => ({ cylinderId, status, live: toAt === null }))
  }

  insert(tx: Tx, alias: CylinderAliasEntity): Promise<void> {
    return tx.insert(CylinderAliasEntity, [alias])
  }

  /** Gives 0 when somebody ended it meanwhile. */
  end(tx: Tx, id: string, at: Instant): Promise<number> {
    return tx.execute('UPDATE cylinder_alias SET toAt = ?, liveKey = NULL WHERE id = ? AND toAt IS NULL', [at, id])
  }

  /** Holds the card while its codes change; gives those it carries, so that two who change them do not pass each other. */
  async lock(tx: Tx, cylinderId: string): Promise<string[]> {
    await tx.execute('UPDATE cylinder SET code = code WHERE id = ?', [cylinderId])
    const rows = await tx.rows<{ id: string }>('SELECT id FROM cylinder_alias WHERE cylinderId = ? AND toAt IS NULL', [
      cylinderId,
    ])
    return rows.map(({ id }) => id)
  }

  /** What the cylinder is called follows the codes it carries. */
  async rename(tx: Tx, cylinderId: string, names: { code: string; stampNo: string | null }): Promise<void> {
    await tx.execute('UPDATE cylinder SET code = ?, stampNo = ? WHERE id = ?', [names.code, names.stampNo, cylinderId])
  }
}
