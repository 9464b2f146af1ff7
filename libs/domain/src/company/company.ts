/** What a gas company does; one may fill and sell. */
export const COMPANY_ROLES = ['filling', 'sales', 'transport', 'testing'] as const
export type CompanyRole = (typeof COMPANY_ROLES)[number]
export const COMPANY_ROLE_LABEL: Record<CompanyRole, string> = {
  filling: '充装',
  sales: '经营（销售）',
  transport: '运输',
  testing: '检验',
}

export type SiteKind = 'filling_station' | 'outlet' | 'depot' | 'test_station'
export const SITE_KIND_LABEL: Record<SiteKind, string> = {
  filling_station: '充装站',
  outlet: '供应站（门店）',
  depot: '瓶库',
  test_station: '检验站',
}

/** A place of the company itself; stored under seal. */
export interface CompanySite {
  kind: SiteKind
  name: string
  address: string
}
