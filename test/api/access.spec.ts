import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { newId, ROLES, type Role } from '@app/domain'
import {
  CompanyKeyEntity,
  CompanyVisitEntity,
  CylinderRefusalEntity,
  HandoverEntity,
  PaperVisitEntity,
  RecallEntity,
  RecallItemEntity,
  ReferralEntity,
  SupplyStopEntity,
} from '@app/persistence'
import { TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { bodyOf, isMadeByHand } from '../support/body-of'
import { type District, district, OTHER_GRID, OTHER_STREET } from '../support/district'
import { sheet, waitingSheet } from '../support/paper'
import { publicBodies } from '../support/public-bodies'
import { appointmentRow, memberRow, reportRow, savePublic } from '../support/public-rows'
import { recallRows } from '../support/recalls'

/** Bodies that pass validation, so that the answer tells of scope and not of shape. */
const action = () => ({ actionId: newId(), at: TEST_NOW })
const entry = () => ({
  actionId: newId(),
  label: '一号灶',
  brand: null,
  hasWaterHeater: false,
  madeOn: null,
  stoveSoldOn: null,
  hoseKind: null,
  hoseFrom: null,
  regulatorFrom: null,
  regulatorUntil: null,
  detectorFrom: null,
})
const companyProfile = () => ({
  actionId: newId(),
  name: '示范燃气站',
  phone: '022-28350000',
  roles: ['sales'],
  areaCode: null,
  contact: null,
  sites: [],
})
const aChange = () => ({ kind: 'header' as const, field: 'kind' as const, before: 'annual', after: 'special' })
const aSheet = () => sheet({ premises: { id: newId(), type: 'resident' }, inspectorId: newId() }, newId(), TEST_TODAY)
const BODIES: Partial<Record<RouteKey, () => object>> = {
  ...publicBodies(),
  'POST /api/v1/inspections/:id/corrections': () => ({ actionId: newId(), change: aChange(), reason: '看错了' }),
  'POST /api/v1/inspections/:id/corrections/decide': () => ({
    actionId: newId(),
    correctionId: newId(),
    agree: true,
    reason: null,
  }),
  'POST /api/v1/paper-visits/:id/resend': () => ({ ...aSheet(), actionId: newId(), version: 1 }),
  'POST /api/v1/paper-visits/:id/decide': () => ({ actionId: newId(), version: 1, approve: true, reason: null }),
  'POST /api/v1/inspections/:id/reveals': () => ({
    actionId: newId(),
    field: 'note',
    purpose: 'record',
    reason: null,
  }),
  'POST /api/v1/premises/:id/reveals': () => ({
    actionId: newId(),
    field: 'address',
    partyId: null,
    purpose: 'visit',
    reason: '上门核对',
  }),
  'POST /api/v1/premises/:id/occupancies': () => ({
    actionId: newId(),
    kind: 'person',
    name: '王五',
    phone: null,
    role: 'tenant',
    fromOn: TEST_TODAY,
  }),
  'POST /api/v1/occupancies/:id/end': () => ({ actionId: newId(), toOn: TEST_TODAY }),
  'POST /api/v1/premises/:id/status': () => ({
    actionId: newId(),
    to: 'vacant',
    on: TEST_TODAY,
    reviewOn: null,
    replacedBy: null,
    sniffOk: null,
    bottles: [],
    photoIds: [],
  }),
  'POST /api/v1/premises/:id/suppliers': () => ({ actionId: newId(), companyId: newId(), fromOn: TEST_TODAY }),
  'POST /api/v1/premises/:id/suppliers/end': () => ({ actionId: newId(), companyId: newId(), toOn: TEST_TODAY }),
  'POST /api/v1/occupancies/:id/rename': () => ({ actionId: newId(), name: '新示范饭店', fromOn: TEST_TODAY }),
  'POST /api/v1/occupancies/:id/move': () => ({ actionId: newId(), toPremisesId: newId(), on: TEST_TODAY }),
  'POST /api/v1/occupancies/:id/correct': () => ({
    actionId: newId(),
    name: '王五',
    phone: null,
    fromOn: TEST_TODAY,
    toOn: null,
    reason: '写错了',
  }),
  'POST /api/v1/premises/:id/merge': () => ({ actionId: newId(), mergedId: newId() }),
  'POST /api/v1/premises/:id/told-apart': () => ({ actionId: newId(), otherId: newId() }),
  'POST /api/v1/recalls/:id/close': () => ({ actionId: newId(), note: null }),
  'POST /api/v1/recall-items/:id/evidence': () => ({ actionId: newId(), photoId: newId(), note: null }),
  'POST /api/v1/refusals/:id/answer': () => ({ actionId: newId(), outcome: 'replaced' }),
  'POST /api/v1/cylinders/:id/aliases': () => ({
    ...{ actionId: newId(), kind: 'qr', code: 'NEW-0001', replacesId: null },
    ...{ reason: 'fitted', photoId: null },
  }),
  'POST /api/v1/cylinders/:id/aliases/end': () => ({ actionId: newId(), aliasId: newId(), reason: 'wrong' }),
  'POST /api/v1/cylinders/:id/merge': () => ({ actionId: newId(), intoId: newId() }),
  'POST /api/v1/premises/:id/equipment': () => ({ ...entry(), kind: 'appliance', fromOn: TEST_TODAY }),
  'POST /api/v1/equipment/:id/correct': entry,
  'POST /api/v1/equipment/:id/replace': () => ({ ...entry(), on: TEST_TODAY }),
  'POST /api/v1/equipment/:id/remove': () => ({ actionId: newId(), on: TEST_TODAY }),
  'POST /api/v1/imports/:id/apply': () => ({ planHash: '0'.repeat(64) }),
  'POST /api/v1/premises/search': () => ({ limit: '200' }),
  'POST /api/v1/exports': () => ({ kind: 'cylinders', format: 'csv', filters: {} }),
  'POST /api/v1/alerts/:id/acknowledge': () => ({ actionId: newId() }),
  'POST /api/v1/alerts/:id/dispatch': () => ({ actionId: newId(), to: 'company', accountId: null, note: null }),
  'POST /api/v1/alerts/:id/dispute': () => ({ actionId: newId(), reason: '核实无误' }),
  'POST /api/v1/alerts/:id/confirm-twin': () => ({ actionId: newId(), note: '钢印不同' }),
  'POST /api/v1/alerts/:id/misread': () => ({ actionId: newId(), factId: newId(), note: '标签磨损' }),
  'POST /api/v1/alerts/:id/confirm-dispute': () => ({ actionId: newId(), agree: true, reason: null }),
  'POST /api/v1/hazards/:id/dispatch': () => ({ ...action(), accountId: null, companyId: null, note: null }),
  'POST /api/v1/hazards/:id/rectify': () => ({ ...action(), photoIds: [newId()], note: null, readingLelTenths: null }),
  'POST /api/v1/hazards/:id/recheck': () => ({
    ...action(),
    pass: false,
    photoIds: [],
    reason: '未改',
    readingLelTenths: null,
  }),
  'POST /api/v1/hazards/:id/return': () => ({ ...action(), reason: '派错单位' }),
  'POST /api/v1/grid-assignments/:id/end': () => ({ actionId: newId(), toOn: TEST_TODAY }),
  'POST /api/v1/companies/:id/profile': () => ({ ...companyProfile(), version: null }),
  'POST /api/v1/companies/:id/licences': () => ({
    ...{ actionId: newId(), kind: 'gas_business', number: '1', issuer: '区城管委' },
    ...{ fromOn: '2025-01-01', toOn: '2028-01-01', photoId: null },
  }),
  'POST /api/v1/licences/:id/withdraw': () => ({ actionId: newId(), reason: '录错' }),
  'POST /api/v1/cylinders/:id/swap': () => ({
    ...action(),
    newCode: 'HX000000009',
    use: 'in_use',
    photoIds: [],
  }),
  'POST /api/v1/premises/:id/supply-stops': () => ({ actionId: newId(), reason: 'hazard', note: null }),
  'POST /api/v1/supply-stops/:id/answer': () => ({ actionId: newId(), answer: 'stopped', note: null }),
  'POST /api/v1/supply-stops/:id/lift': () => ({ actionId: newId(), note: null }),
  'POST /api/v1/cylinders/unregistered': () => ({
    id: newId(),
    code: null,
    stampPhotoId: newId(),
    model: 'YSP35.5',
    premisesId: null,
    where: null,
    note: null,
    foundAt: TEST_NOW,
  }),
}
const NOUNS = [
  'recalls',
  'recall-items',
  'refusals',
  'reports',
  'appointments',
  'family',
  'supply-stops',
  'company-visits',
  'companies',
  'company-keys',
  'handovers',
  'grid-assignments',
  'referrals',
  'premises',
  'occupancies',
  'equipment',
  'cylinders',
  'inspections',
  'paper-visits',
  'alerts',
  'hazards',
  'accounts',
  'jobs',
  'files',
] as const
type Noun = (typeof NOUNS)[number]

const keys = Object.keys(routes) as RouteKey[]
const specOf = (key: RouteKey): RouteSpec => routes[key]
const nounOf = (key: RouteKey): Noun | undefined => NOUNS.find((n) => key.includes(`/${n}/:id`))
/** Every office knows which companies supply the district; a company knows itself only. Departments that supervise them read all visits. */
const isPublicToOffices = (noun: string | undefined, role: Role): boolean =>
  (noun === 'companies' && role !== 'company') || (noun === 'company-visits' && ['urban', 'market'].includes(role))
/** Roles whose area is one street, or who belong to one company or household. */
const LIMITED: readonly Role[] = [
  'inspector',
  'microgrid',
  'community',
  'street',
  'company',
  'household',
  'urban',
  'market',
  'fire',
]

describe('Who may do what', () => {
  let api: TestApi
  let foreign: Record<Noun, string>
  const tokens = new Map<Role, string>()

  beforeAll(async () => {
    api = await TestApi.start()
    const d = await district(api)
    foreign = await foreignThings(api, d)
    for (const role of ROLES) tokens.set(role, await api.login(role))
  })
  afterAll(() => api?.close())

  async function ask(key: RouteKey, token: string | undefined, id: string) {
    const [method, path] = key.split(' ') as ['GET' | 'POST' | 'DELETE', string]
    const reply = await api.fastify.inject({
      method,
      url: path.replace(':id', id),
      headers: token ? { authorization: `Bearer ${token}` } : {},
      ...(method === 'POST' ? { payload: BODIES[key]?.() ?? (isMadeByHand(key) ? {} : bodyOf(key)) ?? {} } : {}),
    })
    return { status: reply.statusCode, problem: reply.statusCode >= 400 ? { ...reply.json(), requestId: '' } : null }
  }

  const guarded = keys.filter((k) => !['public', 'signed'].includes(specOf(k).roles as string))
  const signed = keys.filter((k) => specOf(k).roles === 'signed')
  test.each(signed)('%s is for the software of companies: no log-in opens it', async (key) => {
    const [method, path] = key.split(' ') as ['GET' | 'POST', string]
    for (const token of [undefined, ...tokens.values()]) {
      const headers = token ? { authorization: `Bearer ${token}` } : {}
      const payload = method === 'POST' ? { payload: {} } : {}
      const reply = await api.fastify.inject({ method, url: path.replace(':id', newId()), headers, ...payload })
      expect(reply.json()).toMatchObject({ status: 401, code: 'SIGNATURE_MISSING' })
    }
  })

  test.each(guarded)('%s asks for a log-in', async (key) => {
    expect((await ask(key, undefined, newId())).problem).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })

  const byRole = guarded.flatMap((key) => ROLES.map((role) => ({ key, role, roles: specOf(key).roles })))
  const refused = byRole.filter(({ roles, role }) => Array.isArray(roles) && !roles.includes(role))
  test.each(refused)('$key is closed to $role', async ({ key, role }) => {
    expect((await ask(key, tokens.get(role), newId())).problem).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  const scoped = byRole.filter(
    ({ key, roles, role }) =>
      nounOf(key) &&
      Array.isArray(roles) &&
      roles.includes(role) &&
      LIMITED.includes(role) &&
      !isPublicToOffices(nounOf(key), role),
  )
  test.each(scoped)('$key: a $role cannot tell what is foreign from what does not exist', async ({ key, role }) => {
    const token = tokens.get(role)
    const [there, nowhere] = [await ask(key, token, foreign[nounOf(key) as Noun]), await ask(key, token, newId())]
    expect(there).toEqual(nowhere)
    expect(there.status).toBe(404)
  })

  const lists = byRole.filter(
    ({ key, roles, role }) =>
      key.startsWith('GET') &&
      !key.includes(':id') &&
      !specOf(key).wire &&
      Array.isArray(roles) &&
      roles.includes(role) &&
      LIMITED.includes(role),
  )
  test.each(lists)('$key shows a $role nothing of another street, company or household', async ({ key, role }) => {
    const url = key.slice(4)
    const reply = await api.fastify.inject({ url, headers: { authorization: `Bearer ${tokens.get(role)}` } })
    expect(reply.statusCode).toBe(200)
    for (const [noun, id] of Object.entries(foreign))
      if (!isPublicToOffices(noun, role)) expect(reply.payload).not.toContain(id)
    expect(reply.payload).not.toMatch(/样板里|李四|13800000002/)
  })
})

/** One of each on the other street, with the other company. */
async function foreignThings(api: TestApi, d: District): Promise<Record<Noun, string>> {
  const { fixture, premises, accounts, companies, bottles } = d
  const visit = fixture.visit({ ...premises.there }, accounts.otherInspector.id)
  const hazard = fixture.hazard(premises.there, { assigneeCompanyId: companies.second.id })
  const alert = fixture.alert(premises.there, {
    companyId: companies.second.id,
    subjectKind: 'cylinder',
    subjectId: bottles.second.id,
  })
  const file = fixture.file(accounts.otherInspector.id)
  const stay = newId()
  const stove = fixture.equipment(premises.there.id)
  fixture.occupant(premises.there.id, '李四', '13800000002', { id: stay, role: 'tenant' })
  await fixture.save(api)
  const [held] = await api.db.rows<{ id: string }>('SELECT id FROM grid_assignment WHERE accountId = ?', [
    accounts.otherInspector.id,
  ])
  const handover = {
    ...{ id: newId(), gridCode: OTHER_GRID, fromOn: TEST_TODAY, madeBy: accounts.otherStreet.id, madeAt: TEST_NOW },
    ...{ fromAccountId: accounts.otherInspector.id, toAccountId: accounts.otherInspector.id, confirmedAt: null },
  }
  // With none of the departments: foreign to each of them.
  const referral = {
    ...{ id: newId(), subjectKind: 'hazard' as const, subjectId: hazard.id, premisesId: premises.there.id },
    ...{ areaCode: OTHER_GRID, department: 'nobody' as never, status: 'open' as const, openKey: null, version: 1 },
    ...{ handedBy: accounts.otherStreet.id, handedAt: TEST_NOW, replyBy: null, replyActionId: null, repliedAt: null },
  }
  await api.uow.run(async (tx) => {
    await tx.insert(HandoverEntity, [handover])
    await tx.insert(ReferralEntity, [referral])
  })
  const paper = waitingSheet(premises.there, accounts.otherInspector.id, accounts.otherStreet.id)
  await api.uow.run((tx) => tx.insert(PaperVisitEntity, [paper]))
  const report = reportRow(OTHER_STREET)
  const appointment = appointmentRow(premises.there, accounts.otherInspector.id)
  const member = memberRow(api, stay, '13900000003')
  await savePublic(api, { reports: [report], appointments: [appointment], members: [member] })
  const [supervision, stop] = companyWork(d)
  const key = keyRow(companies.second.id, accounts.otherCompany.id)
  await api.uow.run(async (tx) => {
    await tx.insert(CompanyKeyEntity, [key])
    await tx.insert(CompanyVisitEntity, [supervision])
    await tx.insert(SupplyStopEntity, [stop])
  })
  const { recall, item } = recallRows(d, bottles.second.id, premises.there, companies.second.id)
  await api.uow.run(async (tx) => {
    await tx.insert(RecallEntity, [recall])
    await tx.insert(RecallItemEntity, [item])
  })
  const refusal = refusalRow(d)
  await api.uow.run((tx) => tx.insert(CylinderRefusalEntity, [refusal]))
  return {
    recalls: recall.id,
    'recall-items': item.id,
    refusals: refusal.id,
    reports: report.id,
    appointments: appointment.id,
    family: member.id,
    'supply-stops': stop.id,
    'company-visits': supervision.id,
    companies: companies.second.id,
    'company-keys': key.id,
    handovers: handover.id,
    'grid-assignments': held?.id ?? '',
    referrals: referral.id,
    premises: premises.there.id,
    occupancies: stay,
    equipment: stove.id,
    cylinders: bottles.second.id,
    inspections: visit.id,
    'paper-visits': paper.id,
    alerts: alert.id,
    hazards: hazard.id,
    accounts: accounts.otherStreet.id,
    jobs: newId(),
    files: file.id,
  }
}

/** Refused at the other household, from the other company. */
const refusalRow = ({ premises, companies, accounts }: District): CylinderRefusalEntity => ({
  ...{ id: newId(), code: 'HX000000099', cylinderId: null, premisesId: premises.there.id, areaCode: OTHER_STREET },
  ...{ companyId: companies.second.id, reason: 'leak', refusedBy: accounts.otherStreet.id, refusedAt: TEST_NOW },
  ...{ outcome: null, answeredAt: null, answeredBy: null },
})

/** A supervision visit to the other company, and a stop of supply at the other household. */
function companyWork({ premises, accounts, companies }: District): [CompanyVisitEntity, SupplyStopEntity] {
  const at = { startedAt: TEST_NOW, finishedAt: TEST_NOW, receivedAt: TEST_NOW, areaCode: OTHER_STREET }
  const hashes = { contentHash: '0', submissionHash: '0', factId: newId() }
  const counts = { gradeA: 0, gradeB: 0, gradeC: 0, majors: 0 }
  const visit = {
    ...{ ...at, ...hashes, ...counts, id: newId(), number: 'PA-20260610-X', companyId: companies.second.id },
    ...{ inspectorId: accounts.otherStreet.id, outcome: 'closed' as const, checklistVersion: 'company-2026-1' },
    ...{ content: '{}', officerSignatureId: null, companySignatureId: null },
  }
  const { id: premisesId, areaCode } = premises.there
  const stop = {
    ...{ id: newId(), premisesId, areaCode, reason: 'hazard' as const, requestedBy: accounts.otherStreet.id },
    ...{ requestedAt: TEST_NOW, requestedOn: TEST_TODAY, liftedAt: null, openKey: premisesId },
  }
  return [visit, stop]
}

const keyRow = (companyId: string, createdBy: string): CompanyKeyEntity => ({
  ...{ id: newId(), companyId, label: '充装系统', secretEnc: 'sealed', silentAfterHours: 24, createdBy },
  ...{ createdAt: TEST_NOW, endsAt: null, lastUsedAt: null },
})
