import type { TestApi } from './api'
import { Fixture } from './fixture'

export const STREET = '120103001'
export const OTHER_STREET = '120103002'
export const GRID = '12010300100101'
export const OTHER_GRID = '12010300200101'
export const MICROGRID = `${GRID}01`

/**
 * A small district to ask questions of: two streets with one grid each, two gas companies, an account per role, and on
 * each street one household (张三, first street; 李四, the other) with a bottle of the first company and one of the second.
 */
export async function district(api: TestApi) {
  const fixture = await Fixture.of(api)
  areas(fixture)
  const companies = {
    first: fixture.company('河西示范燃气站', { code: 'QY01' }),
    second: fixture.company('尖山示范燃气站', { code: 'QY02' }),
  }
  const here = fixture.premises(GRID, { address: '天津市河西区大营门街道示范里1号楼2门301', label: '示范里1号楼' })
  const there = fixture.premises(OTHER_GRID, {
    address: '天津市河西区下瓦房街道样板里5号楼1门102',
    label: '样板里5号楼',
  })
  const household = fixture.occupant(here.id, '张三', '13800000001')
  fixture.occupant(there.id, '李四', '13800000002')
  fixture.supply(here.id, companies.first.id)
  fixture.supply(there.id, companies.second.id)
  const bottles = {
    first: fixture.cylinder(companies.first, here, { code: 'HX000000001' }),
    second: fixture.cylinder(companies.second, there, { code: 'HX000000002' }),
  }
  const accounts = staff(fixture, companies, household.id)
  await fixture.save(api)
  return { fixture, companies, accounts, premises: { here, there }, bottles, household }
}

export type District = Awaited<ReturnType<typeof district>>

function areas(fixture: Fixture): void {
  fixture.area('120103', 'district', '河西区', null)
  fixture.area(STREET, 'street', '大营门街道', '120103')
  fixture.area(OTHER_STREET, 'street', '下瓦房街道', '120103')
  fixture.area('120103001001', 'community', '示范社区001', STREET)
  fixture.area('120103002001', 'community', '示范社区002', OTHER_STREET)
  fixture.area(GRID, 'grid', '示范网格01', '120103001001')
  fixture.area(OTHER_GRID, 'grid', '示范网格02', '120103002001')
  fixture.area(MICROGRID, 'microgrid', '示范微网格01', GRID)
}

function staff(fixture: Fixture, companies: { first: { id: string }; second: { id: string } }, partyId: string) {
  return {
    household: fixture.account('household', 'household', { name: '张三', partyId }),
    inspector: fixture.account('inspector', 'inspector', {
      name: '王网格',
      staffNo: 'WG0001',
      areaCode: '120103001001',
      grids: [GRID],
    }),
    otherInspector: fixture.account('inspector2', 'inspector', {
      name: '赵网格',
      areaCode: '120103002001',
      grids: [OTHER_GRID],
    }),
    microgrid: fixture.account('microgrid', 'microgrid', { name: '李微网', areaCode: MICROGRID }),
    community: fixture.account('community', 'community', { name: '孙社区', areaCode: '120103001001' }),
    street: fixture.account('street', 'street', { name: '周街道', areaCode: STREET }),
    otherStreet: fixture.account('street2', 'street', { name: '吴街道', areaCode: OTHER_STREET }),
    office: fixture.account('office', 'office', { name: '郑区办', areaCode: '120103' }),
    duty: fixture.account('duty', 'duty', { name: '卫值守', areaCode: '120103' }),
    urban: fixture.account('urban', 'urban', { name: '蒋城管', areaCode: '120103' }),
    market: fixture.account('market', 'market', { name: '沈市监', areaCode: '120103' }),
    fire: fixture.account('fire', 'fire', { name: '韩消防', areaCode: '120103' }),
    company: fixture.account('company', 'company', { name: '钱气站', companyId: companies.first.id }),
    otherCompany: fixture.account('company2', 'company', { name: '冯气站', companyId: companies.second.id }),
    admin: fixture.account('admin', 'admin', { name: '陈管理' }),
    security: fixture.account('security', 'security', { name: '杨安全' }),
    auditor: fixture.account('auditor', 'auditor', { name: '褚审计', areaCode: '120103' }),
  }
}
