import { commit, newId, type Role } from '@app/domain'
import { RecallKeeper } from '@app/features'
import { type CompanyEntity, type CylinderEntity, GridAssignmentEntity, type PremisesEntity } from '@app/persistence'
import { JobRunner } from '@app/queue'
import { TEST_NOW, TEST_TODAY, TestApi } from '../support/api'
import { bodyOf } from '../support/body-of'
import { Fixture } from '../support/fixture'
import { supervision } from '../support/supervision'
import { bottle, failing, signed, upload, visit } from '../support/visit'
import { Marks } from './marks'
import { DISTRICT, GRIDS, microgridOf, STREETS } from './places'
import { everydayWork } from './world-work'

export interface Place {
  premises: PremisesEntity
  bottles: CylinderEntity[]
  /** Who has an account: the party that lives there. */
  partyId: string
  openHazard: string
  /** The log-in of that party. */
  household: string
}

/** Somebody who asks. */
export interface Asker {
  username: string
  role: Role
  token: string
}

const GONE = '2026-05-31'

/**
 * Two streets, two communities in each, three grids in each street, two companies, households, offices: two of
 * everything, and every one of them with characters in its names that stand for it alone.
 */
export class ScopeWorld {
  readonly marks = new Marks()
  readonly places: Place[] = []
  readonly companies: CompanyEntity[] = []
  readonly askers: Asker[] = []
  /** Inspector of each grid, as in `GRIDS`. */
  private readonly inspectors: { id: string; username: string }[] = []

  private former = ''

  private constructor(
    readonly api: TestApi,
    readonly fixture: Fixture,
  ) {}

  static async start(): Promise<ScopeWorld> {
    const api = await TestApi.start()
    const world = new ScopeWorld(api, await Fixture.of(api))
    world.registers()
    world.people()
    await world.fixture.save(api)
    await world.handedOver()
    for (const asker of world.askers) asker.token = await api.login(asker.username)
    for (const [i] of GRIDS.entries()) await world.visited(i)
    await world.supervised()
    await world.recalled()
    await world.bordersMoved()
    await api.get<JobRunner>(JobRunner).drain()
    return world
  }

  close(): Promise<void> {
    return this.api.close()
  }

  /** The two places of a grid. */
  inGrid(grid: number): [Place, Place] {
    return [this.places[grid * 2] as Place, this.places[grid * 2 + 1] as Place]
  }

  private registers(): void {
    const { fixture, marks } = this
    fixture.area(DISTRICT, 'district', '河西区', null)
    for (const [i, code] of STREETS.entries()) fixture.area(code, 'street', `第${i + 1}街道`, DISTRICT)
    const communities = new Set(GRIDS.map((grid) => grid.slice(0, 12)))
    for (const code of communities) fixture.area(code, 'community', `社区${code.slice(6)}`, code.slice(0, 9))
    for (const code of GRIDS) {
      fixture.area(code, 'grid', `网格${code.slice(6)}`, code.slice(0, 12))
      fixture.area(microgridOf(code), 'microgrid', `微网格${code.slice(6)}01`, code)
    }
    for (const code of ['QY000001', 'QY000002']) {
      const id = newId()
      marks.set(code, { table: 'company', id, sight: 'seen' })
      const name = `${marks.rune('company', id, 'seen')}燃气站`
      this.companies.push(fixture.company(name, { id, code, phone: marks.companyPhone(id) }))
    }
    for (const [i, grid] of GRIDS.entries()) {
      this.resident(grid, this.companies[i % 2] as CompanyEntity)
      this.restaurant(grid)
    }
    for (const company of this.companies) fixture.cylinder(company, null, this.stamped())
    fixture.cylinder(null, null, this.stamped({ areaCode: GRIDS[0], status: 'unregistered' }))
    fixture.cylinder(null, null, this.stamped({ areaCode: GRIDS[3], status: 'unregistered' }))
  }

  /** A flat with one supplier; who lived there before has moved away. */
  private resident(grid: string, supplier: CompanyEntity): void {
    const premises = this.premises(grid)
    this.fixture.supply(premises.id, supplier.id)
    const partyId = this.occupant(premises.id, { fromOn: '2026-06-01' })
    const former = this.occupant(premises.id, { toOn: GONE })
    this.account('household', { partyId: former })
    this.keep({ premises, partyId, bottles: [this.fixture.cylinder(supplier, premises, this.stamped())] })
  }

  /** A restaurant with both suppliers, an owner of the house and a tenant. */
  private restaurant(grid: string): void {
    const premises = this.premises(microgridOf(grid), { type: 'catering' })
    for (const company of this.companies) this.fixture.supply(premises.id, company.id)
    const landlord = this.occupant(premises.id, { role: 'landlord' })
    const partyId = this.occupant(premises.id, { role: 'tenant' })
    this.account('household', { partyId: landlord })
    this.keep({
      premises,
      partyId,
      bottles: this.companies.map((one) => this.fixture.cylinder(one, premises, this.stamped())),
    })
  }

  private keep(place: Omit<Place, 'openHazard' | 'household'>): void {
    const { premises } = place
    const [first] = place.bottles
    const found = { foundInspectionId: newId(), assigneeCompanyId: first?.ownerCompanyId ?? null }
    const open = this.fixture.hazard(premises, found)
    this.fixture.hazard(premises, { ...found, status: 'closed', closedAt: TEST_NOW, closeReason: 'rechecked' })
    const subject = { subjectKind: 'cylinder' as const, subjectId: first?.id ?? '' }
    this.fixture.alert(premises, { ...subject, companyId: first?.ownerCompanyId ?? null })
    this.fixture.alert(premises, { actor: 'street', subjectKind: 'hazard', subjectId: open.id, hazardId: open.id })
    this.fixture.alert(premises, { companyId: first?.ownerCompanyId ?? null, hazardId: open.id })
    this.fixture.equipment(premises.id, { label: `${this.marks.rune('premises', premises.id, 'seen')}灶` })
    const { username } = this.account('household', { partyId: place.partyId })
    this.places.push({ ...place, openHazard: open.id, household: username })
  }

  private premises(grid: string, row: Partial<PremisesEntity> = {}): PremisesEntity {
    const id = newId()
    const label = `${this.marks.rune('premises', id, 'seen')}里1号楼`
    const address = `天津市河西区${this.marks.rune('premises', id, 'plain')}里1号楼301`
    return this.fixture.premises(grid, { id, label, address, ...row })
  }

  private bottles = 0

  private stamped(row: Partial<CylinderEntity> = {}): Partial<CylinderEntity> {
    this.bottles += 1
    return { code: `HX9${String(this.bottles).padStart(8, '0')}`, ...row }
  }

  private occupant(premisesId: string, row: NonNullable<Parameters<Fixture['occupant']>[3]>): string {
    const key = newId()
    const [name, phone] = [this.marks.name('party', key), this.marks.phone('party', key)]
    const { id } = this.fixture.occupant(premisesId, name, phone, row)
    this.marks.bind(key, id)
    return id
  }

  private people(): void {
    for (const [i, grid] of GRIDS.entries()) {
      this.inspectors.push(this.account('inspector', { areaCode: grid.slice(0, 12), grids: [grid] }))
      if (i % 3 === 0) {
        this.account('microgrid', { areaCode: microgridOf(grid) })
        this.account('community', { areaCode: grid.slice(0, 12) })
        this.account('street', { areaCode: grid.slice(0, 9) })
      }
    }
    // Who had the first grid until yesterday, and has none now.
    this.former = this.account('inspector', { areaCode: GRIDS[0]?.slice(0, 12) }).id
    for (const { id: companyId } of this.companies) this.account('company', { companyId })
    for (const role of ['office', 'auditor', 'duty', 'urban', 'market', 'fire'] as const)
      this.account(role, { areaCode: DISTRICT })
    for (const role of ['admin', 'security'] as const) this.account(role)
  }

  private account(role: Role, row: NonNullable<Parameters<Fixture['account']>[2]> = {}) {
    const id = newId()
    const username = `${role}${this.askers.length}`
    const made = this.fixture.account(username, role, { id, name: this.marks.name('account', id), ...row })
    this.askers.push({ username, role, token: '' })
    return { id: made.id, username }
  }

  private handedOver(): Promise<void> {
    const [gridCode = ''] = GRIDS
    const held = { id: newId(), gridCode, accountId: this.former, fromOn: '2024-01-01', toOn: '2026-06-09' }
    return this.api.uow.run((tx) => tx.insert(GridAssignmentEntity, [held]))
  }

  /** A real visit with photos, signatures, a note and a finding, and what people did and wrote about it afterwards. */
  private async visited(grid: number): Promise<void> {
    const { api, marks } = this
    const inspector = this.inspectors[grid]
    const [place] = this.inGrid(grid)
    if (!inspector) return
    const token = await api.login(inspector.username)
    const photo = (await upload(api, token)).body.id
    const at = { premises: place.premises, inspectorId: inspector.id, now: TEST_NOW }
    const id = newId()
    const [said, salt] = [`${marks.rune('inspection', id, 'plain')}敲门重一点`, 's'.repeat(32)]
    const bottles = place.bottles.map((one) => bottle(one.id))
    const content = visit(at, photo, { id, bottles, note: commit(said, salt) })
    const texts = [{ path: 'note' as const, salt, text: said }]
    const body = { ...signed(failing(content, 'H02', 'H02-cracked', photo), photo), texts }
    const done = await api.call('POST /api/v1/inspections', { token, body })
    const [hazard] = done.body.hazards
    if (!hazard) return
    const street = await api.login(this.byRole('street', GRIDS[grid]?.slice(0, 9)))
    const note = `${marks.rune('hazard', hazard.id, 'seen')}请尽快`
    const action = { actionId: newId(), at: TEST_NOW, accountId: null, note }
    const companyId = place.bottles[0]?.ownerCompanyId ?? null
    const sent = { token: street, params: { id: hazard.id }, body: { ...action, companyId } }
    await api.call('POST /api/v1/hazards/:id/dispatch', sent)
    const reason = `${marks.rune('premises', place.premises.id, 'plain')}核对`
    const looked = bodyOf('POST /api/v1/premises/:id/reveals', { field: 'address', reason })
    await this.everyday(grid, place, hazard.id)
    await api.call('POST /api/v1/premises/:id/reveals', {
      token: street,
      params: { id: place.premises.id },
      body: looked,
    })
  }

  /** A place of the third grid goes over to the other street; what was seen there stays with the third, and goes along. */
  private async bordersMoved(): Promise<void> {
    const [fromCode = '', toCode = ''] = GRIDS.slice(2)
    const [{ premises }] = this.inGrid(2)
    const token = await this.api.login(this.byRole('office'))
    const body = { actionId: newId(), fromCode, toCode, premisesIds: [premises.id], fromOn: TEST_TODAY }
    const moved = await this.api.call('POST /api/v1/grid-moves', { token, body })
    if (moved.status !== 200) throw new Error(`move ${moved.status} ${JSON.stringify(moved.problem)}`)
  }

  /** An office finds something at one company, a department at the other. */
  private async supervised(): Promise<void> {
    for (const [i, role] of (['office', 'market'] as const).entries()) {
      const [company, username] = [this.companies[i], this.byRole(role)]
      const [account] = await this.api.db.rows<{ id: string }>('SELECT id FROM account WHERE username = ?', [username])
      if (!company || !account) throw new Error(`no company for ${role}`)
      const token = await this.api.login(username)
      const photo = (await upload(this.api, token)).body.id
      const { body } = supervision(company.id, account.id, photo, { fails: { C25: 'gear' } })
      const done = await this.api.call('POST /api/v1/companies/:id/visits', { token, params: { id: company.id }, body })
      if (done.status !== 201) throw new Error(`supervision ${done.status} ${JSON.stringify(done.problem)}`)
    }
  }

  /** All cylinders of one maker: some stand in each grid, and each company has its own. */
  private async recalled(): Promise<void> {
    const { api } = this
    await api.uow.run((tx) => tx.execute("UPDATE cylinder SET maker = 'BT01'"))
    const opened = await api.call('POST /api/v1/recalls', {
      token: await api.login(this.byRole('office')),
      body: {
        actionId: newId(),
        criteria: { by: 'made', maker: 'BT01', from: null, to: null },
        reason: 'defect',
        note: null,
      },
    })
    if (opened.status !== 201) throw new Error(`recall ${opened.status} ${JSON.stringify(opened.problem)}`)
    await api.get<RecallKeeper>(RecallKeeper).runAll()
  }

  private async everyday(grid: number, place: Place, hazardId: string): Promise<void> {
    const { api } = this
    const code = GRIDS[grid] ?? ''
    const street = code.slice(0, 9)
    const household = this.askers.find(({ username }) => username === place.household)
    await everydayWork(this, {
      premisesId: place.premises.id,
      partyId: place.partyId,
      hazardId,
      grid: code,
      inspectorId: this.inspectors[grid]?.id ?? '',
      successorId: this.inspectors[grid % 3 === 0 ? grid + 1 : grid - (grid % 3)]?.id ?? '',
      companyId: place.bottles[0]?.ownerCompanyId ?? '',
      tokens: {
        inspector: await api.login(this.inspectors[grid]?.username ?? ''),
        community: await api.login(this.byRole('street', street)),
        street: await api.login(this.byRole('street', street)),
        office: await api.login(this.byRole('office')),
        household: household?.token ?? '',
      },
    })
  }

  private byRole(role: Role, area = ''): string {
    const index = STREETS.indexOf(area)
    const found = this.askers.filter((one) => one.role === role)[Math.max(0, index)]
    if (!found) throw new Error(`nobody is ${role}`)
    return found.username
  }

  get today(): string {
    return TEST_TODAY
  }
}
