import type { CalendarDate, OccupancyRole, PremisesStatus, PremisesType } from '@app/domain'
import type { AreaFinder } from './area-finder'
import { splitNames } from './company-book'
import { type ImportContext, todayOf } from './import-plan'
import type { PremisesRow } from './premises.columns'
import { OCCUPANCY_WORDS, STATUS_WORDS, TYPE_WORDS, YES_NO_WORDS } from './vocabulary'

export interface PartyWish {
  name: string
  phone: string | null
  role: OccupancyRole
}

/** What the list says of one place. null = the list says nothing, so the register keeps what it has. */
export interface PremisesWish {
  row: PremisesRow
  code: string
  type: PremisesType | null
  status: PremisesStatus | null
  areaCode: string
  address: string
  hasCylinderRoom: boolean | null
  registeredOn: CalendarDate | null
  parties: PartyWish[]
  suppliers: string[]
}

const SAME: readonly {
  field: keyof PremisesWish
  column: 'type' | 'status' | 'areaCode' | 'address' | 'cylinderRoom'
}[] = [
  { field: 'type', column: 'type' },
  { field: 'status', column: 'status' },
  { field: 'areaCode', column: 'areaCode' },
  { field: 'address', column: 'address' },
  { field: 'hasCylinderRoom', column: 'cylinderRoom' },
]

/** Lines with the same number are one place with several parties, so everything else on them must agree. */
export function joinPlaces(wishes: readonly (PremisesWish | null)[]): PremisesWish[] {
  const byCode = new Map<string, PremisesWish>()
  for (const wish of wishes) {
    const first = wish && byCode.get(wish.code)
    if (first) merge(first, wish)
    else if (wish) byCode.set(wish.code, wish)
  }
  return [...byCode.values()]
}

export function readPremises(row: PremisesRow, finder: AreaFinder, context: ImportContext): PremisesWish | null {
  const code = row.code('code', 32) ?? ''
  if (code === '') row.fault('code', '没有填')
  const type = row.choice('type', TYPE_WORDS, null)
  const wish: PremisesWish = {
    row,
    code,
    type,
    status: row.choice('status', STATUS_WORDS, null),
    areaCode: finder.find(row, ['grid', 'community'])[0] ?? '',
    address: row.neededText('address', 120),
    hasCylinderRoom: row.choice('cylinderRoom', YES_NO_WORDS, null),
    registeredOn: row.date('registeredOn'),
    parties: partiesOf(row, type),
    suppliers: splitNames(row.text('company', 200)),
  }
  if (wish.registeredOn !== null && wish.registeredOn > todayOf(context))
    row.fault('registeredOn', '登记日期在今天以后，请核对')
  return row.isSound ? wish : null
}

function partiesOf(row: PremisesRow, type: PremisesType | null): PartyWish[] {
  const name = row.personName('name', 60)
  const phone = row.phone('phone')
  const role = row.choice('role', OCCUPANCY_WORDS, type === null || type === 'resident' ? 'owner' : 'trade_name')
  if (name !== '') return [{ name, phone, role }]
  if (phone !== null) row.fault('name', '填了手机号，没有填户主或字号')
  return []
}

function merge(first: PremisesWish, next: PremisesWish): void {
  for (const { field, column } of SAME) {
    if (first[field] !== next[field]) next.row.fault(column, `与第 ${first.row.line} 行编号相同，内容不同`)
  }
  for (const party of next.parties) {
    const twice = first.parties.some(({ name, role }) => name === party.name && role === party.role)
    if (!twice) first.parties.push(party)
  }
  first.suppliers = [...new Set([...first.suppliers, ...next.suppliers])]
}
