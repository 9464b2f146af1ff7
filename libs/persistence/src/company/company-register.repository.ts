import { addDays, type CalendarDate, LICENCE_WARN_DAYS, type Scope } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { CYLINDER_VISIBILITY } from '../cylinder/cylinder.repository'
import { Database, first, marks } from '../store/database'
import { type Page, type PageRequest, pageOf } from '../store/page'
import {
  type Condition,
  condition,
  every,
  some,
  toSupervisors,
  type Visibility,
  visibleTo,
  within,
} from '../store/scope'
import type { Tx } from '../store/tx'
import type { CompanyEntity } from './company.entity'
import { CompanyLicenceEntity } from './company-licence.entity'
import { CompanyProfileEntity } from './company-profile.entity'

export interface CompanyRow extends CompanyEntity {
  roles: string | null
  areaCode: string | null
}

export interface CompanyCard extends CompanyRow {
  contactEnc: string | null
  sitesEnc: string | null
  profileVersion: number | null
}

export interface CompanyFilter extends PageRequest {
  role?: string
  licence?: 'expired' | 'soon'
  hazard?: 'open'
  q?: string
}

export interface BottleCounts {
  total: number
  atUsers: number
  expired: number
  missing: number
}

/** Offices and supervising departments know every company that supplies the district; a company knows itself only. */
const VISIBILITY: Visibility = {
  area: () => condition('1 = 1'),
  company: (id) => condition('c.id = ?', id),
  department: toSupervisors(condition('1 = 1')),
}

const SELECT = 'c.*, f.roles, f.areaCode'
const FROM = 'company c LEFT JOIN company_profile f ON f.companyId = c.id'

/** 企业: what offices keep of each, with its licences. */
@Injectable()
export class CompanyRegisterRepository {
  constructor(private readonly db: Database) {}

  page(scope: Scope, { role, licence, hazard, q, ...request }: CompanyFilter, today: CalendarDate) {
    const where = every([
      visibleTo(scope, VISIBILITY),
      role ? condition('f.roles LIKE ?', `%${role}%`) : null,
      licence ? licenceCondition(licence, today) : null,
      hazard ? condition("EXISTS (SELECT 1 FROM hazard h WHERE h.companyId = c.id AND h.status <> 'closed')") : null,
      q ? some([condition('c.code = ?', q.toUpperCase()), startsWith('c.name', q)]) : null,
    ])
    const sorts = { code: [{ column: 'c.code' }], name: [{ column: 'c.name' }] }
    const spec = { select: SELECT, from: FROM, where, id: 'c.id', sorts, defaultSort: 'code' }
    return pageOf<CompanyRow>(this.db, spec, request) as Promise<Page<CompanyRow>>
  }

  visible(id: string, scope: Scope): Promise<CompanyCard | null> {
    const where = every([condition('c.id = ?', id), visibleTo(scope, VISIBILITY)])
    return first<CompanyCard>(
      this.db,
      `SELECT ${SELECT}, f.contactEnc, f.sitesEnc, f.version AS profileVersion FROM ${FROM} WHERE ${where.sql}`,
      where.params,
    )
  }

  byCode(code: string): Promise<CompanyEntity | null> {
    return first<CompanyEntity>(this.db, 'SELECT * FROM company WHERE code = ?', [code])
  }

  /** All certificates, those withdrawn included, the newest first. */
  licences(companyIds: readonly string[]): Promise<CompanyLicenceEntity[]> {
    if (companyIds.length === 0) return Promise.resolve([])
    return this.db.rows<CompanyLicenceEntity>(
      `SELECT * FROM company_licence WHERE companyId IN (${marks(companyIds)}) ORDER BY kind, toOn DESC, id DESC`,
      companyIds,
    )
  }

  licence(id: string): Promise<CompanyLicenceEntity | null> {
    return first<CompanyLicenceEntity>(this.db, 'SELECT * FROM company_licence WHERE id = ?', [id])
  }

  /** Its bottles as far as the caller may see them. */
  async bottles(companyIds: readonly string[], scope: Scope, today: CalendarDate): Promise<Map<string, BottleCounts>> {
    if (companyIds.length === 0) return new Map()
    const where = every([
      condition(`c.ownerCompanyId IN (${marks(companyIds)}) AND c.status <> 'scrapped'`, ...companyIds),
      visibleTo(scope, CYLINDER_VISIBILITY),
    ])
    const expired = "c.presence = 'present' AND (c.testValidUntil < ? OR c.lifeUntil < ?)"
    const rows = await this.db.rows<BottleCounts & { companyId: string }>(
      `SELECT c.ownerCompanyId AS companyId, COUNT(*) AS total,
              SUM(CASE WHEN c.presence = 'present' THEN 1 ELSE 0 END) AS atUsers,
              SUM(CASE WHEN ${expired} THEN 1 ELSE 0 END) AS expired,
              SUM(CASE WHEN c.presence = 'missing' THEN 1 ELSE 0 END) AS missing
         FROM cylinder c WHERE ${where.sql} GROUP BY c.ownerCompanyId`,
      [today, today, ...where.params],
    )
    return new Map(
      rows.map(({ companyId, total, atUsers, expired: late, missing }) => [
        companyId,
        { total: Number(total), atUsers: Number(atUsers), expired: Number(late), missing: Number(missing) },
      ]),
    )
  }

  /** Hazards of the companies themselves that are still open, as far as the caller may see them. */
  async openHazards(companyIds: readonly string[], scope: Scope): Promise<Map<string, number>> {
    if (companyIds.length === 0) return new Map()
    const where = every([
      condition(
        `h.companyId IN (${marks(companyIds)}) AND h.status <> 'closed' AND h.grade <> 'advice'`,
        ...companyIds,
      ),
      visibleTo(scope, {
        area: (area) => within('h.areaCode', area),
        company: (id) => condition('h.companyId = ?', id),
        department: toSupervisors(condition('1 = 1')),
      }),
    ])
    const rows = await this.db.rows<{ companyId: string; n: number }>(
      `SELECT h.companyId, COUNT(*) AS n FROM hazard h WHERE ${where.sql} GROUP BY h.companyId`,
      where.params,
    )
    return new Map(rows.map(({ companyId, n }) => [companyId, Number(n)]))
  }

  /** How many premises it supplies on the day, as far as the caller may see them. */
  async users(companyId: string, scope: Scope, today: CalendarDate): Promise<number> {
    const where = every([
      condition('s.companyId = ? AND s.fromOn <= ? AND (s.toOn IS NULL OR s.toOn >= ?)', companyId, today, today),
      visibleTo(scope, {
        area: (area) => within('p.areaCode', area),
        company: (id) => condition('s.companyId = ?', id),
      }),
    ])
    const row = await first<{ n: number }>(
      this.db,
      `SELECT COUNT(DISTINCT s.premisesId) AS n FROM supply s JOIN premises p ON p.id = s.premisesId WHERE ${where.sql}`,
      where.params,
    )
    return Number(row?.n ?? 0)
  }

  accounts(companyId: string): Promise<{ id: string; nameEnc: string; status: string }[]> {
    return this.db.rows('SELECT id, nameEnc, status FROM account WHERE companyId = ? ORDER BY createdAt, id', [
      companyId,
    ])
  }

  /** Lets one unit at a time change what belongs to this company. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.execute('UPDATE company SET code = code WHERE id = ?', [id])
  }

  rename(tx: Tx, { id, name, phone }: Pick<CompanyEntity, 'id' | 'name' | 'phone'>): Promise<number> {
    return tx.execute('UPDATE company SET name = ?, phone = ? WHERE id = ?', [name, phone, id])
  }

  /** The number that changed: 0 when somebody changed it meanwhile. */
  changeProfile(tx: Tx, row: CompanyProfileEntity): Promise<number> {
    const { companyId, roles, areaCode, contactEnc, sitesEnc, version } = row
    return tx.execute(
      `UPDATE company_profile SET roles = ?, areaCode = ?, contactEnc = ?, sitesEnc = ?, version = version + 1
        WHERE companyId = ? AND version = ?`,
      [roles, areaCode, contactEnc, sitesEnc, companyId, version],
    )
  }

  insertProfile(tx: Tx, row: CompanyProfileEntity): Promise<void> {
    return tx.insert(CompanyProfileEntity, [row])
  }

  insertLicence(tx: Tx, row: CompanyLicenceEntity): Promise<void> {
    return tx.insert(CompanyLicenceEntity, [row])
  }

  withdraw(tx: Tx, id: string, on: CalendarDate): Promise<number> {
    return tx.execute('UPDATE company_licence SET withdrawnOn = ? WHERE id = ? AND withdrawnOn IS NULL', [on, id])
  }
}

/** U+FFFF sorts after every character of a Chinese name on both databases. */
const startsWith = (column: string, text: string): Condition =>
  condition(`${column} >= ? AND ${column} < ?`, text, `${text}\uffff`)

/** The last day of some licence lies behind, or within the warning. */
function licenceCondition(licence: 'expired' | 'soon', today: CalendarDate): Condition {
  const held = `SELECT l.companyId, l.kind, MAX(l.toOn) AS held FROM company_licence l
    WHERE l.withdrawnOn IS NULL GROUP BY l.companyId, l.kind`
  return licence === 'expired'
    ? condition(`c.id IN (SELECT x.companyId FROM (${held}) x WHERE x.held < ?)`, today)
    : condition(
        `c.id IN (SELECT x.companyId FROM (${held}) x WHERE x.held >= ? AND x.held <= ?)`,
        today,
        addDays(today, LICENCE_WARN_DAYS),
      )
}
