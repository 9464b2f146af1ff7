import type { CalendarDate, OccupancyRole } from '@app/domain'
import type { AccountEntity } from '../account/account.entity'
import type { AreaEntity } from '../area/area.entity'
import type { GridAssignmentEntity } from '../area/grid-assignment.entity'
import type { CompanyEntity } from '../company/company.entity'
import type { SupplyEntity } from '../company/supply.entity'
import type { CylinderEntity } from '../cylinder/cylinder.entity'
import type { CylinderAliasEntity } from '../cylinder/cylinder-alias.entity'
import type { PremisesEntity } from '../premises/premises.entity'
import { marks, type Sql } from '../store/database'

const CHUNK = 500

/** A party in its present occupancy. */
export interface OccupantRow {
  occupancyId: string
  premisesId: string
  role: OccupancyRole
  fromOn: CalendarDate
  partyId: string
  kind: 'person' | 'business'
  nameEnc: string
  phoneEnc: string | null
  createdAt: string
}

/** What the registers hold under the natural keys of a list, for comparing thousands of lines at once. Not scoped: it serves the command line only. */
export class RegisterRepository {
  constructor(private readonly sql: Sql) {}

  areas(codes: readonly string[]): Promise<AreaEntity[]> {
    return this.among('SELECT * FROM area WHERE code IN', codes)
  }

  areasNamed(names: readonly string[]): Promise<AreaEntity[]> {
    return this.among('SELECT * FROM area WHERE name IN', names)
  }

  companies(): Promise<CompanyEntity[]> {
    return this.sql.rows('SELECT * FROM company ORDER BY code')
  }

  accounts(usernames: readonly string[]): Promise<AccountEntity[]> {
    return this.among('SELECT * FROM account WHERE username IN', usernames)
  }

  assignments(accountIds: readonly string[]): Promise<GridAssignmentEntity[]> {
    return this.among('SELECT * FROM grid_assignment WHERE toOn IS NULL AND accountId IN', accountIds)
  }

  premises(codes: readonly string[]): Promise<PremisesEntity[]> {
    return this.among('SELECT * FROM premises WHERE code IN', codes)
  }

  premisesByIds(ids: readonly string[]): Promise<PremisesEntity[]> {
    return this.among('SELECT * FROM premises WHERE id IN', ids)
  }

  occupants(premisesIds: readonly string[]): Promise<OccupantRow[]> {
    return this.among(
      `SELECT o.id AS occupancyId, o.premisesId, o.role, o.fromOn, p.id AS partyId, p.kind,
              COALESCE(o.nameEnc, p.nameEnc) AS nameEnc, p.phoneEnc, p.createdAt
         FROM occupancy o JOIN party p ON p.id = o.partyId WHERE o.toOn IS NULL AND o.premisesId IN`,
      premisesIds,
    )
  }

  supplies(premisesIds: readonly string[]): Promise<SupplyEntity[]> {
    return this.among('SELECT * FROM supply WHERE toOn IS NULL AND premisesId IN', premisesIds)
  }

  /** The last day from which each of these premises was written down to lie somewhere; none for those that never moved. */
  async movedFrom(premisesIds: readonly string[]): Promise<Map<string, CalendarDate>> {
    const rows = await this.among<{ premisesId: string; fromOn: CalendarDate }>(
      'SELECT premisesId, fromOn FROM premises_area WHERE premisesId IN',
      premisesIds,
    )
    const latest = new Map<string, CalendarDate>()
    for (const { premisesId, fromOn } of rows)
      if (fromOn > (latest.get(premisesId) ?? '')) latest.set(premisesId, fromOn)
    return latest
  }

  partiesByPhone(phoneIndexes: readonly string[]): Promise<{ id: string; phoneIndex: string }[]> {
    return this.among('SELECT id, phoneIndex FROM party WHERE phoneIndex IN', phoneIndexes)
  }

  /** Live aliases with one of these `kind:value` keys. */
  aliases(liveKeys: readonly string[]): Promise<CylinderAliasEntity[]> {
    return this.among('SELECT * FROM cylinder_alias WHERE liveKey IN', liveKeys)
  }

  /** Codes with one of these values that are, or once were, on a scrapped cylinder. */
  scrappedAliases(values: readonly string[]): Promise<Pick<CylinderAliasEntity, 'kind' | 'value' | 'cylinderId'>[]> {
    return this.among(
      `SELECT a.kind, a.value, a.cylinderId FROM cylinder_alias a JOIN cylinder c ON c.id = a.cylinderId
        WHERE c.status = 'scrapped' AND a.value IN`,
      values,
    )
  }

  aliasesOf(cylinderIds: readonly string[]): Promise<CylinderAliasEntity[]> {
    return this.among('SELECT * FROM cylinder_alias WHERE toAt IS NULL AND cylinderId IN', cylinderIds)
  }

  cylinders(ids: readonly string[]): Promise<CylinderEntity[]> {
    return this.among('SELECT * FROM cylinder WHERE id IN', ids)
  }

  private async among<T>(select: string, values: readonly string[]): Promise<T[]> {
    const wanted = [...new Set(values)]
    const found: T[] = []
    for (let from = 0; from < wanted.length; from += CHUNK) {
      const chunk = wanted.slice(from, from + CHUNK)
      found.push(...(await this.sql.rows<T>(`${select} (${marks(chunk)})`, chunk)))
    }
    return found
  }
}
