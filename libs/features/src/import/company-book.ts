import { newId, sha256Hex } from '@app/domain'
import type { CompanyEntity, RegisterRepository } from '@app/persistence'
import type { CompanyEntry } from '../register/entries'

/** Gas companies by name; one that a list mentions for the first time is entered with it. */
export class CompanyBook {
  readonly added: CompanyEntry[] = []
  private readonly byName: Map<string, Pick<CompanyEntity, 'id' | 'code' | 'name'>>
  private readonly byCode: Map<string, Pick<CompanyEntity, 'id'>>
  private readonly names: Map<string, string>

  private constructor(known: readonly CompanyEntity[]) {
    this.byName = new Map(known.map((company) => [company.name, company]))
    this.byCode = new Map(known.map((company) => [company.code, company]))
    this.names = new Map(known.map(({ id, name }) => [id, name]))
  }

  static async open(known: RegisterRepository): Promise<CompanyBook> {
    return new CompanyBook(await known.companies())
  }

  idOf(name: string): string {
    const known = this.byName.get(name) ?? this.byCode.get(name.toUpperCase())
    if (known) return known.id
    // The code follows from the name, so that the same list gives the same code on every machine.
    const company = { id: newId(), code: `QY-${sha256Hex(name).slice(0, 8).toUpperCase()}`, name, phone: '' }
    this.byName.set(name, company)
    this.names.set(company.id, name)
    this.added.push(company)
    return company.id
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? ''
  }
}

export const splitNames = (cell: string): string[] =>
  cell
    .split(/[、;；]+/)
    .map((name) => name.trim())
    .filter(Boolean)
