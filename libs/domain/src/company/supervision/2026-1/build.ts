import { itemsOf } from '../../../checklist/build'
import type { Category } from '../../../checklist/checklist'
import type { CompanyRole } from '../../company'
import type { SupervisionItem } from '../item'

export const ALL: readonly CompanyRole[] = ['filling', 'sales', 'transport']
export const FILLING: readonly CompanyRole[] = ['filling']
export const SUPPLIERS: readonly CompanyRole[] = ['filling', 'sales']
export const SALES: readonly CompanyRole[] = ['sales']
export const TRANSPORT: readonly CompanyRole[] = ['transport']

/** 《城镇燃气经营安全重大隐患判定标准》（建城规〔2023〕4号）: it binds gas companies. */
export const MAJOR = '《城镇燃气经营安全重大隐患判定标准》'

type Draft = Parameters<typeof itemsOf>[2][number] & { roles: readonly CompanyRole[] }

export function companyItems(category: Category, drafts: readonly Draft[]): SupervisionItem[] {
  const items = itemsOf(
    category,
    'place',
    drafts.map(({ roles: _roles, ...draft }) => draft),
  )
  return items.map((item, i) => ({ ...item, roles: drafts[i]?.roles ?? ALL }))
}
