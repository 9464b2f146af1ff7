import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { newId, type Role } from '@app/domain'
import { PaperVisitEntity, RecallEntity, RecallItemEntity } from '@app/persistence'
import { type KeyPair, signedHeaders } from '@app/platform'
import { TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { bodyOf } from '../support/body-of'
import { fill } from '../support/custody'
import { type District, district, GRID, MICROGRID, OTHER_GRID } from '../support/district'
import { jointPart } from '../support/joint'
import { sheet, waitingSheet } from '../support/paper'
import { publicBodies } from '../support/public-bodies'
import { appointmentRow, reportRow, savePublic } from '../support/public-rows'
import { recallRows } from '../support/recalls'
import { companyKey } from '../support/signed'
import { supervision } from '../support/supervision'
import { bottle, signed, upload, visit } from '../support/visit'

export interface Target {
  key: RouteKey
  method: string
  path: string
  spec: RouteSpec
  token: string | undefined
  /** A body that the route takes, made anew so that no id is used twice. */
  body: () => unknown
}

/** A district with one thing of each kind, somebody to ask for each route, and a valid body to spoil. */
export class HostileWorld {
  private constructor(
    readonly api: TestApi,
    readonly d: District,
    private readonly ids: Record<string, string>,
    readonly photo: string,
    private readonly key: KeyPair,
  ) {}

  static async start(): Promise<HostileWorld> {
    const api = await TestApi.start()
    const d = await district(api)
    const seen = d.fixture.visit(d.premises.here, d.accounts.inspector.id)
    const hazard = d.fixture.hazard(d.premises.here, {
      foundInspectionId: seen.id,
      assigneeCompanyId: d.companies.first.id,
    })
    const alert = d.fixture.alert(d.premises.here, { companyId: d.companies.first.id })
    await d.fixture.save(api)
    // Before anything is thrown: what is guessed at a log-in locks the account.
    for (const role of KNOWN) await api.login(role)
    const photo = (await upload(api, await api.login('inspector'))).body.id
    const paper = waitingSheet(d.premises.here, d.accounts.inspector.id, d.accounts.community.id)
    await api.uow.run((tx) => tx.insert(PaperVisitEntity, [paper]))
    const { recall, item } = recallRows(d, d.bottles.first.id, d.premises.here, d.companies.first.id)
    await api.uow.run(async (tx) => {
      await tx.insert(RecallEntity, [recall])
      await tx.insert(RecallItemEntity, [item])
    })
    const ids = {
      companies: d.companies.first.id,
      'company-keys': (await companyKey(api, d.companies.first.id)).keyId,
      premises: d.premises.here.id,
      cylinders: d.bottles.first.id,
      inspections: seen.id,
      'paper-visits': paper.id,
      hazards: hazard.id,
      alerts: alert.id,
      accounts: d.accounts.otherInspector.id,
      ...(await publicThings(api, d)),
      jobs: newId(),
      files: photo,
      ...(await staysAndThings(api, d)),
      recalls: recall.id,
      'recall-items': item.id,
    }
    return new HostileWorld(api, d, ids, photo, await companyKey(api, d.companies.first.id))
  }

  async target(key: RouteKey): Promise<Target> {
    const spec: RouteSpec = routes[key]
    const [method = '', path = ''] = key.split(' ')
    const role = roleFor(spec)
    const body = spec.body ? (this.bodies()[key] ?? (() => bodyOf(key))) : () => undefined
    return { key, method, path, spec, token: role && (await this.api.login(role)), body }
  }

  /** The address with the id of a thing that is there. */
  url({ path }: Target, id?: string): string {
    const noun = /\/([a-z-]+)\/:id/.exec(path)?.[1] ?? ''
    return path.replace(':id', id ?? this.ids[noun] ?? newId())
  }

  async send(target: Target, url: string, payload?: string | Buffer, headers: Record<string, string> = {}) {
    return this.api.fastify.inject({
      method: target.method as 'GET',
      url,
      headers: {
        ...this.proof(target, url, payload),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
  }

  /** Whoever spoils a request signs it as it is, so that the fault is met where it lies. */
  private proof({ method, spec, token }: Target, path: string, body: string | Buffer = '') {
    if (spec.roles !== 'signed') return token ? { authorization: `Bearer ${token}` } : {}
    return signedHeaders(this.key, { method, path, body }, Date.parse(this.api.clock.now()))
  }

  /** How many rows each table has, without what reviews and jobs write by themselves and failed log-ins that are counted. */
  async rows(): Promise<string> {
    this.tables ??= await this.api.db.rows<{ name: string }>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        AND name NOT IN ('job', 'review_state', 'alert', 'notice', 'fact', 'fact_subject', 'login_guard', 'cylinder_custody')`,
    )
    const counts = this.tables.map(({ name }) => `(SELECT COUNT(*) FROM ${name}) AS ${name}`)
    const deeds = '(SELECT COUNT(*) FROM fact WHERE actorId IS NOT NULL) AS deeds'
    return JSON.stringify(await this.api.db.rows(`SELECT ${[...counts, deeds].join(', ')}`))
  }

  private tables: { name: string }[] | undefined

  /** A sheet of the known household, as a clerk types it in. */
  sheet() {
    const at = { premises: this.d.premises.here, inspectorId: this.d.accounts.inspector.id }
    return sheet(at, this.photo, '2026-05-20', { bottles: [bottle(this.d.bottles.first.id)] })
  }

  jointPart() {
    const at = { premises: this.d.premises.here, inspectorId: this.d.accounts.inspector.id, now: TEST_NOW }
    return jointPart(at, this.photo, { lead: true, bottles: [bottle(this.d.bottles.first.id)] })
  }

  /** A finished visit at the known household. */
  submission() {
    const at = { premises: this.d.premises.here, inspectorId: this.d.accounts.inspector.id, now: TEST_NOW }
    return signed(visit(at, this.photo, { bottles: [bottle(this.d.bottles.first.id)] }), this.photo)
  }

  private equipment() {
    return {
      actionId: newId(),
      label: '一号灶',
      brand: '示范牌 A1',
      hasWaterHeater: false,
      madeOn: '2024-01-01',
      stoveSoldOn: '2024-02-01',
      hoseKind: 'stainless',
      hoseFrom: '2024-02-01',
      regulatorFrom: '2024-02-01',
      regulatorUntil: '2029-02-01',
      detectorFrom: null,
    }
  }

  private company() {
    return {
      ...{ actionId: newId(), name: '河西示范燃气站', phone: '022-28350000', roles: ['filling'], areaCode: null },
      contact: { name: '钱站长', phone: '13800000005' },
      sites: [{ kind: 'depot', name: '一号库', address: '示范路1号' }],
    }
  }

  private supervision() {
    return supervision(this.d.companies.first.id, this.d.accounts.office.id, this.photo).body
  }

  private bodies(): Record<string, () => unknown> {
    const { photo, d } = this
    const action = () => ({ actionId: newId(), at: TEST_NOW, version: 1 })
    return {
      ...publicBodies({ premisesId: d.premises.here.id, accountId: d.accounts.inspector.id, photo }),
      'POST /api/v1/recalls/preview': () => ({ criteria: recallCriteria(d) }),
      'POST /api/v1/recalls': () => ({ actionId: newId(), criteria: recallCriteria(d), reason: 'filling', note: null }),
      'POST /api/v1/recall-items/:id/evidence': () => ({ actionId: newId(), photoId: photo, note: null }),
      'POST /api/v1/sessions': () => ({ username: 'auditor', password: 'nonsense', totp: '123456' }),
      'POST /api/v1/me/password': () => ({ current: 'nonsense', next: 'Nonsense-2026' }),
      'POST /api/v1/me/totp': () => ({ password: 'nonsense' }),
      'POST /api/v1/me/totp/confirm': () => ({ code: '123456' }),
      'POST /api/v1/me/totp/remove': () => ({ password: 'nonsense', code: '123456' }),
      'POST /api/v1/sessions/wechat': () => ({ code: '0a1b', phoneCode: 'x' }),
      'POST /api/v1/premises/:id/occupancies': () => ({
        actionId: newId(),
        kind: 'person',
        name: '王五',
        phone: '13800000009',
        role: 'tenant',
        fromOn: '2026-06-01',
      }),
      'POST /api/v1/occupancies/:id/end': () => ({ actionId: newId(), toOn: '2026-06-01' }),
      'POST /api/v1/premises/:id/suppliers': () => ({
        actionId: newId(),
        companyId: d.companies.second.id,
        fromOn: '2026-06-01',
      }),
      'POST /api/v1/premises/:id/suppliers/end': () => ({
        actionId: newId(),
        companyId: d.companies.second.id,
        toOn: '2026-06-01',
      }),
      'POST /api/v1/occupancies/:id/rename': () => ({ actionId: newId(), name: '新示范饭店', fromOn: '2026-06-01' }),
      'POST /api/v1/occupancies/:id/move': () => ({
        actionId: newId(),
        toPremisesId: d.premises.here.id,
        on: '2026-06-01',
      }),
      'POST /api/v1/occupancies/:id/correct': () => ({
        actionId: newId(),
        name: '王五',
        phone: '13800000009',
        fromOn: '2026-06-01',
        toOn: null,
        reason: '登记时写错',
      }),
      'POST /api/v1/premises/:id/merge': () => ({ actionId: newId(), mergedId: d.premises.there.id }),
      'POST /api/v1/premises/:id/told-apart': () => ({ actionId: newId(), otherId: d.premises.there.id }),
      'POST /api/v1/cylinders/:id/merge': () => ({ actionId: newId(), intoId: d.bottles.first.id }),
      'POST /api/v1/premises/:id/equipment': () => ({ ...this.equipment(), kind: 'appliance', fromOn: '2026-06-01' }),
      'POST /api/v1/equipment/:id/correct': () => this.equipment(),
      'POST /api/v1/equipment/:id/replace': () => ({ ...this.equipment(), on: '2026-06-01' }),
      'POST /api/v1/equipment/:id/remove': () => ({ actionId: newId(), on: '2026-06-01' }),
      'POST /api/v1/premises/:id/status': () => ({
        actionId: newId(),
        to: 'suspended',
        on: '2026-06-10',
        reviewOn: '2026-07-10',
        replacedBy: null,
        sniffOk: true,
        bottles: [{ cylinderId: d.bottles.first.id, fate: 'kept_closed' }],
        photoIds: [photo],
      }),
      'POST /api/v1/inspections/:id/reveals': () => ({
        actionId: newId(),
        field: 'note',
        purpose: 'other',
        reason: '复查前核对',
      }),
      'POST /api/v1/premises/:id/type': () => ({
        actionId: newId(),
        to: 'catering',
        on: '2026-06-10',
        hasCylinderRoom: false,
      }),
      'POST /api/v1/premises/:id/reveals': () => ({
        actionId: newId(),
        field: 'address',
        partyId: null,
        purpose: 'visit',
        reason: '上门核对',
      }),
      'POST /api/v1/companies': () => ({ ...this.company(), code: 'QY99' }),
      'POST /api/v1/companies/:id/profile': () => ({ ...this.company(), version: null }),
      'POST /api/v1/companies/:id/licences': () => ({
        actionId: newId(),
        kind: 'gas_business',
        number: '津燃0001',
        issuer: '区城管委',
        fromOn: '2025-01-01',
        toOn: '2028-01-01',
        photoId: null,
      }),
      'POST /api/v1/licences/:id/withdraw': () => ({ actionId: newId(), reason: '录错了' }),
      'POST /api/v1/companies/:id/visits': () => this.supervision(),
      'POST /api/v1/events': () => fill({ code: d.bottles.first.code }),
      'POST /api/v1/events/batch': () => ({ events: [fill({ code: d.bottles.first.code })] }),
      'POST /api/v1/events/corrections': () => ({
        ...{ eventId: 'E1', correctionId: 'K1', reason: 'wrong_place' },
        instead: fill({ code: d.bottles.first.code, eventId: 'E1' }),
      }),
      'POST /api/v1/events/fill-permission': () => ({ code: d.bottles.first.code }),
      'POST /api/v1/cylinders/:id/swap': () => ({ ...action(), newCode: 'HX000000003', use: 'in_use', photoIds: [] }),
      'POST /api/v1/premises/:id/supply-stops': () => ({ actionId: newId(), reason: 'hazard', note: '未整改' }),
      'POST /api/v1/supply-stops/:id/answer': () => ({ actionId: newId(), answer: 'stopped', note: '已停' }),
      'POST /api/v1/supply-stops/:id/lift': () => ({ actionId: newId(), note: '已整改' }),
      'POST /api/v1/me/privacy': () => ({ version: '2025-1' }),
      'POST /api/v1/parties/search': () => ({ phone: '13800000001', name: '张三' }),
      'POST /api/v1/erasures': () => ({
        id: newId(),
        partyId: d.household.id,
        requester: 'self',
        verification: 'id_card',
        photoIds: [photo],
        note: '带证件来过',
      }),
      'POST /api/v1/erasures/:id/approve': () => ({ actionId: newId() }),
      'POST /api/v1/erasures/:id/refuse': () => ({ actionId: newId(), reason: '还有隐患' }),
      'POST /api/v1/cylinders/unregistered': () => ({
        id: newId(),
        code: 'ZZ000000123',
        stampPhotoId: photo,
        model: 'YSP35.5',
        premisesId: d.premises.here.id,
        where: '楼道里',
        note: '没有标签',
        foundAt: TEST_NOW,
      }),
      'POST /api/v1/inspections': () => this.submission(),
      'POST /api/v1/joint-parts': () => this.jointPart(),
      'POST /api/v1/inspections/:id/corrections': () => ({
        actionId: newId(),
        change: { kind: 'header', field: 'kind', before: 'annual', after: 'special' },
        reason: '看错了',
      }),
      'POST /api/v1/inspections/:id/corrections/decide': () => ({
        actionId: newId(),
        correctionId: newId(),
        agree: false,
        reason: '与照片不符',
      }),
      'POST /api/v1/paper-visits': () => this.sheet(),
      'POST /api/v1/paper-visits/:id/resend': () => ({ ...this.sheet(), actionId: newId(), version: 1 }),
      'POST /api/v1/paper-visits/:id/decide': () => ({
        actionId: newId(),
        version: 1,
        approve: false,
        reason: '照片看不清',
      }),
      'POST /api/v1/imports/:id/apply': () => ({ planHash: '0'.repeat(64) }),
      'POST /api/v1/imports/:id/preview': () => ({ sheet: '台账' }),
      'POST /api/v1/premises/search': () => ({ q: '示范里', limit: '20' }),
      'POST /api/v1/exports': () => ({ kind: 'cylinders', format: 'csv', filters: { due: 'overdue' } }),
      'POST /api/v1/alerts/:id/acknowledge': () => ({ actionId: newId(), note: '已联系' }),
      'POST /api/v1/alerts/:id/dispatch': () => ({ actionId: newId(), to: 'company', accountId: null, note: '今天' }),
      'POST /api/v1/alerts/:id/dispute': () => ({ actionId: newId(), reason: '核实无误' }),
      'POST /api/v1/alerts/:id/confirm-twin': () => ({ actionId: newId(), note: '钢印不同' }),
      'POST /api/v1/alerts/:id/misread': () => ({ actionId: newId(), factId: newId(), note: '标签磨损' }),
      'POST /api/v1/alerts/:id/confirm-dispute': () => ({ actionId: newId(), agree: true, reason: '同意' }),
      'POST /api/v1/grids': () => ({
        actionId: newId(),
        parentCode: '120103001001',
        name: '示范网格09',
        fromOn: TEST_TODAY,
      }),
      'POST /api/v1/grids/close': () => ({ actionId: newId(), code: MICROGRID, toOn: TEST_TODAY }),
      'POST /api/v1/grid-moves': () => ({
        actionId: newId(),
        fromCode: GRID,
        toCode: OTHER_GRID,
        premisesIds: [d.premises.here.id],
        fromOn: TEST_TODAY,
      }),
      'POST /api/v1/grid-assignments': () => ({
        actionId: newId(),
        gridCode: GRID,
        accountId: d.accounts.otherInspector.id,
        fromOn: TEST_TODAY,
      }),
      'POST /api/v1/grid-assignments/:id/end': () => ({ actionId: newId(), toOn: TEST_TODAY }),
      'POST /api/v1/referrals': () => ({
        actionId: newId(),
        subjectKind: 'alert',
        subjectId: this.ids.alerts,
        department: 'market',
        note: '充装站处理',
      }),
      'POST /api/v1/covers': () => ({
        actionId: newId(),
        gridCode: GRID,
        accountId: d.accounts.otherInspector.id,
        fromOn: TEST_TODAY,
        toOn: TEST_TODAY,
      }),
      'POST /api/v1/handovers': () => ({
        actionId: newId(),
        gridCode: GRID,
        fromAccountId: d.accounts.inspector.id,
        toAccountId: d.accounts.otherInspector.id,
        fromOn: TEST_TODAY,
        note: '三楼的老人耳背',
      }),
      'POST /api/v1/hazards/:id/dispatch': () => ({
        ...action(),
        accountId: d.accounts.inspector.id,
        companyId: null,
        note: '今天',
      }),
      'POST /api/v1/hazards/:id/rectify': () => ({
        ...action(),
        photoIds: [photo],
        note: '已换',
        readingLelTenths: null,
      }),
      'POST /api/v1/hazards/:id/recheck': () => ({
        ...action(),
        pass: false,
        photoIds: [],
        reason: '未改',
        readingLelTenths: null,
      }),
      'POST /api/v1/hazards/:id/return': () => ({ ...action(), reason: '派错单位' }),
    }
  }
}

const KNOWN: readonly Role[] = ['inspector', 'office', 'admin', 'security', 'household', 'company']

const roleFor = ({ roles }: RouteSpec): Role | undefined =>
  roles === 'public' || roles === 'signed'
    ? undefined
    : roles === 'anyone'
      ? 'office'
      : (KNOWN.find((r) => roles.includes(r)) ?? roles[0])

/** A report that was handed to the inspector, and a visit that was announced. */
async function publicThings(api: TestApi, { premises, accounts }: District): Promise<Record<string, string>> {
  const report = reportRow(GRID, { status: 'handed', assigneeId: accounts.inspector.id })
  const appointment = appointmentRow(premises.here, accounts.inspector.id)
  await savePublic(api, { reports: [report], appointments: [appointment] })
  return { reports: report.id, appointments: appointment.id, household: appointment.id }
}

/** Ids of what hangs on the known household. */
async function staysAndThings(api: TestApi, { fixture, premises }: District): Promise<Record<string, string>> {
  const equipment = fixture.equipment(premises.here.id)
  await fixture.save(api)
  const first = async (table: string) => {
    const [row] = await api.db.rows<{ id: string }>(`SELECT id FROM ${table} ORDER BY id LIMIT 1`)
    return row?.id ?? newId()
  }
  return {
    equipment: equipment.id,
    occupancies: await first('occupancy'),
    'grid-assignments': await first('grid_assignment'),
  }
}

const recallCriteria = ({ companies }: District) => ({
  ...{ by: 'filled', companyId: companies.first.id, siteId: null },
  ...{ from: '2026-06-01T00:00:00.000Z', to: TEST_NOW },
})
