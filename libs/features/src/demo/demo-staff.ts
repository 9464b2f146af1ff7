import { communityOf, type Role, streetOf } from '@app/domain'
import type { AccountEntry } from '../register/entries'

/** Who answers for a place: the street that dispatches, the community lead who rechecks, the company that swaps. */
export interface DemoStaffDirectory {
  street(areaCode: string): string
  community(areaCode: string): string
  company(companyId: string): string
  /** The second printed inspector. */
  colleague: string
}

export function staffDirectory(accounts: readonly AccountEntry[]): DemoStaffDirectory {
  const by = (role: Role, key: (account: AccountEntry) => string | null) =>
    new Map(accounts.filter((account) => account.role === role).map((account) => [key(account), account.id]))
  const streets = by('street', ({ areaCode }) => areaCode)
  const communities = by('community', ({ areaCode }) => areaCode)
  const companies = by('company', ({ companyId }) => companyId)
  return {
    street: (areaCode) => streets.get(streetOf(areaCode)) ?? '',
    community: (areaCode) => communities.get(communityOf(areaCode)) ?? '',
    company: (companyId) => companies.get(companyId) ?? '',
    colleague: accounts.find(({ username }) => username === 'inspector02')?.id ?? '',
  }
}
