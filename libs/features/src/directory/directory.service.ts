import { type AreaKind, communityOf, ROLE_LABEL, type Role, type Scope, streetOf } from '@app/domain'
import { AccountRepository, AreaRepository, CompanyRepository } from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'

export interface Assignee {
  accountId: string
  name: string
  role: Role
  roleLabel: string
  areaName: string
}

export interface PlaceNames {
  streetName: string
  communityName: string
}

/** Those whom work is sent to. */
const ASSIGNABLE: readonly Role[] = ['inspector', 'microgrid', 'community', 'street']

/** Areas, companies and the people of the offices: what everyone looks names up in. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly areaRows: AreaRepository,
    private readonly companyRows: CompanyRepository,
    private readonly accounts: AccountRepository,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async areas(filter: { kind?: AreaKind; parent?: string }) {
    return { items: await this.areaRows.list({ ...filter, on: todayInShanghai(this.clock) }) }
  }

  /** A company finds itself only. */
  async companies({ scope }: Caller) {
    const all = await this.companyRows.list()
    const items = scope.kind === 'company' ? all.filter(({ id }) => id === scope.companyId) : all
    return { items: items.map(({ id, code, name, phone }) => ({ id, code, name, phone })) }
  }

  /** People inside the caller's own area. */
  async assignees({ scope }: Caller, { area, role }: { area?: string; role?: Role }): Promise<{ items: Assignee[] }> {
    const roles = role ? ASSIGNABLE.filter((known) => known === role) : ASSIGNABLE
    const rows = await this.accounts.staffWithin(scope, { area, roles }, todayInShanghai(this.clock))
    const names = await this.areaRows.names(rows.flatMap(({ areaCode }) => areaCode ?? []))
    const items = rows.map(({ id, role: code, nameEnc, areaCode }) => ({
      accountId: id,
      name: this.cipher.decrypt(nameEnc, 'account.name'),
      role: code,
      roleLabel: ROLE_LABEL[code],
      areaName: names.get(areaCode ?? '') ?? '',
    }))
    return { items }
  }

  /** Street and community of each code. */
  async places(codes: readonly string[]): Promise<(code: string) => PlaceNames> {
    const names = await this.areaRows.names(codes.flatMap((code) => [streetOf(code), communityOf(code)]))
    return (code) => ({
      streetName: names.get(streetOf(code)) ?? '',
      communityName: names.get(communityOf(code)) ?? '',
    })
  }

  /** The scope in words: 示范网格01、示范网格02. */
  async scopeName(scope: Scope): Promise<string> {
    if (scope.kind !== 'area') return ''
    const names = await this.areaRows.names(scope.areas)
    return scope.areas.flatMap((code) => names.get(code) ?? []).join('、')
  }
}
