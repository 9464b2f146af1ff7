import { newId } from '@app/domain'
import fc from 'fast-check'
import { TEST_NOW, TEST_TODAY } from '../support/api'
import { bodyOf } from '../support/body-of'
import { bottle, failing, signed, upload, visit } from '../support/visit'
import type { Oracle, Person } from './oracle'
import { GRIDS } from './places'
import type { ScopeWorld } from './world'

type Pick = (count: number) => number

/** Random life at the two places of one grid: rows that appear, and things people do through the program. */
export class Changes {
  constructor(
    private readonly world: ScopeWorld,
    private readonly grid: number,
    private readonly people: readonly Person[],
    private readonly pick: Pick,
  ) {}

  async some(count: number): Promise<void> {
    const kinds = [this.row, this.visited, this.dispatched, this.moved, this.revealed, this.closed]
    for (let i = 0; i < count; i++) await kinds[this.pick(kinds.length)]?.call(this)
  }

  /** Those who may see nothing at all of this grid, before and after. */
  strangers(oracle: Oracle): Person[] {
    const { rows } = oracle
    const places = this.world.inGrid(this.grid).map(({ premises }) => premises.id)
    const there = ['premises', 'cylinder', 'hazard', 'alert', 'inspection', 'occupancy'].flatMap((table) =>
      rows
        .table(table)
        .filter((row) => places.includes(String(table === 'premises' ? row.id : row.premisesId)))
        .map(({ id }) => ({ table, id: String(id) })),
    )
    // Who keeps the accounts keeps those of everywhere.
    const people = this.people.filter(({ role }) => role !== 'admin' && role !== 'security')
    return people.filter((person) => there.every((thing) => !oracle.may(person, { ...thing, sight: 'seen' })))
  }

  /** The bottles that stand there: what is printed on them anybody may look up. */
  codes(oracle: Oracle): string[] {
    const places = this.world.inGrid(this.grid).map(({ premises }) => premises.id)
    const here = oracle.rows.table('cylinder').filter(({ premisesId }) => places.includes(String(premisesId)))
    return here.map(({ code }) => String(code))
  }

  private get place() {
    const [flat, restaurant] = this.world.inGrid(this.grid)
    return this.pick(2) === 0 ? flat : restaurant
  }

  /** The log-in of somebody who works here in this role. */
  private who(role: Person['role']): Promise<string> {
    const grid = GRIDS[this.grid] ?? ''
    const found = this.people.find((one) => one.role === role && one.areas.some((area) => grid.startsWith(area)))
    return this.world.api.login((found ?? this.office).username)
  }

  private get office(): Person {
    return this.people.find(({ role }) => role === 'office') as Person
  }

  private async row(): Promise<void> {
    const { fixture, api } = this.world
    const { premises, bottles } = this.place
    const owner = this.world.companies.find(({ id }) => id === bottles[0]?.ownerCompanyId) ?? null
    const more = [
      () => fixture.hazard(premises, { grade: 'A', assigneeCompanyId: owner?.id ?? null }),
      () => fixture.hazard(premises, { status: 'closed', closedAt: TEST_NOW, closeReason: 'rechecked' }),
      () => fixture.alert(premises, { companyId: owner?.id ?? null }),
      () => fixture.alert(premises, { actor: 'street', rule: 'LEAK_REPORTED' }),
      () => fixture.cylinder(owner, premises, { testValidUntil: '2025-01-31' }),
      () => fixture.equipment(premises.id, { stoveSoldOn: '2010-01-01' }),
      () => fixture.premises(premises.areaCode),
      () => fixture.occupant(premises.id, '周新来', '02212345', { toOn: TEST_TODAY }),
      () =>
        fixture.account(`new-${Date.now()}-${this.pick(1e6)}`, 'inspector', {
          areaCode: GRIDS[this.grid]?.slice(0, 12) ?? null,
          grids: [GRIDS[this.grid] ?? ''],
        }),
    ]
    more[this.pick(more.length)]?.()
    await fixture.save(api)
  }

  private async visited(): Promise<void> {
    const { api } = this.world
    const token = await this.who('inspector')
    const { premises, bottles } = this.place
    const photo = (await upload(api, token)).body.id
    const inspectorId = this.people.find((one) => one.token === token)?.accountId ?? ''
    const content = visit({ premises, inspectorId, now: TEST_NOW }, photo, {
      bottles: bottles.map(({ id }) => bottle(id)),
    })
    const body = signed(this.pick(2) === 0 ? content : failing(content, 'H02', 'H02-cracked', photo), photo)
    await api.call('POST /api/v1/inspections', { token, body })
  }

  private async dispatched(): Promise<void> {
    const { api } = this.world
    const token = await this.who('street')
    const { body } = await api.call('GET /api/v1/hazards', {
      token,
      query: { premisesId: this.place.premises.id, open: '1' },
    })
    const [hazard] = body.items
    if (!hazard) return
    const companyId = this.place.bottles[0]?.ownerCompanyId ?? null
    const action = { actionId: newId(), at: TEST_NOW, accountId: null, companyId, note: '尽快' }
    await api.call('POST /api/v1/hazards/:id/dispatch', { token, params: { id: hazard.id }, body: action })
  }

  private async moved(): Promise<void> {
    const token = await this.who('community')
    const body = {
      actionId: newId(),
      kind: 'person' as const,
      name: '吴新来',
      phone: null,
      role: 'tenant' as const,
      fromOn: TEST_TODAY,
    }
    await this.world.api.call('POST /api/v1/premises/:id/occupancies', {
      token,
      params: { id: this.place.premises.id },
      body,
    })
  }

  private async revealed(): Promise<void> {
    const token = await this.who('street')
    const body = bodyOf('POST /api/v1/premises/:id/reveals', { field: 'address' })
    await this.world.api.call('POST /api/v1/premises/:id/reveals', {
      token,
      params: { id: this.place.premises.id },
      body,
    })
  }

  private async closed(): Promise<void> {
    const token = await this.who('street')
    const { body } = await this.world.api.call('GET /api/v1/alerts', {
      token,
      query: { premisesId: this.place.premises.id, tab: 'open' },
    })
    const [alert] = body.items
    if (!alert) return
    await this.world.api.call('POST /api/v1/alerts/:id/acknowledge', {
      token,
      params: { id: alert.id },
      body: { actionId: newId() },
    })
  }
}

/** What one company is told, sent and delivers, at places that another one supplies as well. */
export class CompanyChanges {
  constructor(
    private readonly world: ScopeWorld,
    private readonly company: number,
  ) {}

  async some(): Promise<void> {
    const { fixture, places, companies, api } = this.world
    const company = companies[this.company]
    for (const { premises, bottles, openHazard } of places) {
      const bottle = bottles.find(({ ownerCompanyId }) => ownerCompanyId === company?.id)
      if (!company || !bottle) continue
      const mine = { assigneeCompanyId: company.id, thingKind: 'cylinder' as const, thingId: bottle.id }
      const hazard = fixture.hazard(premises, { ...mine, grade: 'A', item: 'P01', category: 'cylinder' })
      const about = { companyId: company.id, subjectKind: 'cylinder' as const, subjectId: bottle.id }
      fixture.alert(premises, about)
      fixture.alert(premises, { ...about, hazardId: hazard.id })
      fixture.alert(premises, { companyId: company.id, hazardId: openHazard })
      fixture.cylinder(company, premises, { testValidUntil: '2025-01-31' })
    }
    fixture.cylinder(company ?? null, null)
    await fixture.save(api)
  }
}

/** The same picks for the same seed. */
export function picker(seed: number): Pick {
  const numbers = fc.sample(fc.nat(), { seed, numRuns: 400 })
  let turn = 0
  return (count) => (numbers[turn++ % numbers.length] ?? 0) % count
}
