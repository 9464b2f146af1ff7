import type { FactKind, SiteKind } from '@app/domain'
import { Injectable } from '@nestjs/common'
import { CylinderEntity } from '../cylinder/cylinder.entity'
import { CylinderAliasEntity } from '../cylinder/cylinder-alias.entity'
import { Database, first, marks } from '../store/database'
import { orUpdate } from '../store/dialect'
import type { Statement } from '../store/statement'
import type { Tx } from '../store/tx'
import { CustodyEntity } from './custody.entity'
import { DeliveryCheckEntity } from './delivery-check.entity'

/** What a batch of messages names, each once. */
export interface BatchKeys {
  companyId: string
  factIds: readonly string[]
  codes: readonly string[]
  /** `kind:value` of aliases that are to be given. */
  aliasKeys: readonly string[]
  siteCodes: readonly string[]
  premisesCodes: readonly string[]
}

export interface KnownSite {
  id: string
  code: string
  companyId: string
  companyCode: string
  kind: SiteKind
  areaCode: string | null
}

export interface KnownPremises {
  id: string
  code: string
  areaCode: string
}

export interface AliasedCylinder {
  value: string
  cylinderId: string
}

export interface TakenAlias {
  kind: string
  value: string
  cylinderId: string
  live: number
  status: string
}

export interface BatchWorld {
  facts: { id: string; kind: FactKind; body: string }[]
  codes: AliasedCylinder[]
  cylinders: CylinderEntity[]
  custody: CustodyEntity[]
  aliases: TakenAlias[]
  sites: KnownSite[]
  premises: KnownPremises[]
}

type Held = Pick<CylinderEntity, 'id' | 'premisesId' | 'lastSeenAt' | 'status'> & { version: number | null }

const NONE: Statement = { sql: 'SELECT seq FROM fact_head WHERE 1 = 0', params: [] }

/** Where each cylinder is and has been; written by messages of companies in batches and by reviews. */
@Injectable()
export class CustodyRepository {
  constructor(private readonly db: Database) {}

  /** Everything a batch needs, in one round trip whatever its size. */
  async world(keys: BatchKeys): Promise<BatchWorld> {
    const { companyId, factIds, codes, aliasKeys, siteCodes, premisesCodes } = keys
    const meant = `SELECT a.value, COALESCE(m.mergedIntoId, m.id) AS cylinderId FROM cylinder_alias a
      JOIN cylinder m ON m.id = a.cylinderId WHERE a.value IN (${marks(codes)}) AND a.toAt IS NULL`
    const questions: Statement[] = [
      among(`SELECT id, kind, body FROM fact WHERE id IN`, factIds),
      codes.length === 0 ? NONE : { sql: `${meant} ORDER BY m.status, m.id`, params: [...codes] },
      codes.length === 0
        ? NONE
        : { sql: `SELECT * FROM cylinder WHERE id IN (SELECT x.cylinderId FROM (${meant}) x)`, params: [...codes] },
      codes.length === 0
        ? NONE
        : {
            sql: `SELECT v.* FROM cylinder_custody v WHERE v.cylinderId IN (SELECT x.cylinderId FROM (${meant}) x)`,
            params: [...codes],
          },
      takenQuestion(aliasKeys),
      siteQuestion(companyId, siteCodes),
      premisesQuestion(premisesCodes),
    ]
    const [facts, found, cylinders, custody, aliases, sites, premises] =
      await this.db.all<
        [BatchWorld['facts'][0], AliasedCylinder, CylinderEntity, CustodyEntity, TakenAlias, KnownSite, KnownPremises]
      >(questions)
    return { facts, codes: found, cylinders, custody: custody.map(numbered), aliases, sites, premises }
  }

  cylinders(ids: readonly string[]): Promise<CylinderEntity[]> {
    return this.db.rows<CylinderEntity>(`SELECT * FROM cylinder WHERE id IN (${marks(ids)})`, ids)
  }

  of(cylinderIds: readonly string[]): Promise<CustodyEntity[]> {
    if (cylinderIds.length === 0) return Promise.resolve([])
    return this.db
      .rows<CustodyEntity>(`SELECT * FROM cylinder_custody WHERE cylinderId IN (${marks(cylinderIds)})`, cylinderIds)
      .then((rows) => rows.map(numbered))
  }

  /** Holds these cylinders until the end of the unit and gives how they are now. */
  held(tx: Tx, cylinderIds: readonly string[]): Promise<Held[]> {
    if (cylinderIds.length === 0) return Promise.resolve([])
    const lock = tx.dialect === 'mysql' ? 'FOR UPDATE' : ''
    return tx.rows<Held>(
      `SELECT c.id, c.premisesId, c.lastSeenAt, c.status, v.version
         FROM cylinder c LEFT JOIN cylinder_custody v ON v.cylinderId = c.id
        WHERE c.id IN (${marks(cylinderIds)}) ORDER BY c.id ${lock}`,
      cylinderIds,
    )
  }

  async areaOf(premisesId: string): Promise<string | null> {
    const place = await first<{ areaCode: string }>(this.db, 'SELECT areaCode FROM premises WHERE id = ?', [premisesId])
    return place?.areaCode ?? null
  }

  /** Cylinders that are new or changed, as whole rows. */
  async writeCylinders(
    tx: Tx,
    rows: readonly CylinderEntity[],
    aliases: readonly CylinderAliasEntity[],
  ): Promise<void> {
    if (rows.length > 0) await tx.insert(CylinderEntity, rows, upsert(tx, 'id', CYLINDER_COLUMNS))
    if (aliases.length > 0) await tx.insert(CylinderAliasEntity, aliases)
  }

  async writeChecks(tx: Tx, rows: readonly DeliveryCheckEntity[]): Promise<void> {
    if (rows.length > 0) await tx.insertLater(DeliveryCheckEntity, rows)
  }

  /** Their cylinders are held, so nobody else has written them meanwhile. */
  async write(tx: Tx, rows: readonly CustodyEntity[]): Promise<void> {
    if (rows.length > 0) await tx.insertLater(CustodyEntity, rows, upsert(tx, 'cylinderId', CUSTODY_COLUMNS))
  }
}

const CYLINDER_COLUMNS = [
  ...['model', 'status', 'ownerCompanyId', 'stampNo', 'madeOn', 'lastTestOn', 'nextTestOn', 'designLifeYears'],
  ...['testValidUntil', 'lifeUntil', 'premisesId', 'areaCode', 'presence', 'bottleUse', 'lastSeenAt', 'maker'],
]
const CUSTODY_COLUMNS = [
  ...['stage', 'holderKind', 'holderId', 'companyId', 'since', 'whereMark', 'whereStage', 'whereKind', 'whereId'],
  ...['filledAt', 'fillFactId', 'fillerId', 'fillSiteId', 'netGrams', 'testedAt', 'testFactId', 'testSiteId'],
  ...['testNextOn', 'scrapMark', 'endMark', 'recent', 'flags', 'readSeq', 'version'],
]

const upsert = (tx: Tx, key: string, columns: readonly string[]): string =>
  orUpdate(tx.dialect, key, (offered) => columns.map((c) => `${c} = ${offered(c)}`).join(', '))

/** MySQL gives a bigint as text when it is large. */
const numbered = (row: CustodyEntity): CustodyEntity => ({ ...row, readSeq: Number(row.readSeq) })

const among = (select: string, ids: readonly string[]): Statement =>
  ids.length === 0 ? NONE : { sql: `${select} (${marks(ids)})`, params: [...ids] }

/** Who carries these labels, and who carried them when it was scrapped: a retired code is never used again. */
function takenQuestion(keys: readonly string[]): Statement {
  const values = [...new Set(keys.map((key) => key.slice(key.indexOf(':') + 1)))]
  if (values.length === 0) return NONE
  return {
    sql: `SELECT a.kind, a.value, a.cylinderId, c.status, CASE WHEN a.toAt IS NULL THEN 1 ELSE 0 END AS live
            FROM cylinder_alias a JOIN cylinder c ON c.id = a.cylinderId
           WHERE a.value IN (${marks(values)}) AND (a.toAt IS NULL OR c.status = 'scrapped')`,
    params: values,
  }
}

/** `ZD01` is a site of the company itself, `QY02.ZD01` one of another. */
function siteQuestion(companyId: string, codes: readonly string[]): Statement {
  const own = codes.filter((code) => !code.includes('.'))
  const others = codes.filter((code) => code.includes('.')).map((code) => code.split('.') as [string, string])
  const parts = [
    ...(own.length > 0 ? [`(s.companyId = ? AND s.code IN (${marks(own)}))`] : []),
    ...others.map(() => '(o.code = ? AND s.code = ?)'),
  ]
  if (parts.length === 0) return NONE
  return {
    sql: `SELECT s.id, s.code, s.companyId, o.code AS companyCode, s.kind, s.areaCode
            FROM company_site s JOIN company o ON o.id = s.companyId WHERE ${parts.join(' OR ')}`,
    params: [...(own.length > 0 ? [companyId, ...own] : []), ...others.flat()],
  }
}

/** Of an entry that was merged into another, the one that stays. */
function premisesQuestion(codes: readonly string[]): Statement {
  if (codes.length === 0) return NONE
  return {
    sql: `SELECT p.code, s.id, s.areaCode FROM premises p JOIN premises s ON s.id = COALESCE(p.mergedIntoId, p.id)
           WHERE p.code IN (${marks(codes)})`,
    params: [...codes],
  }
}
