import type { RouteKey } from '@app/contract'

/** Nouns of addresses whose table is called otherwise. */
const TABLES: Partial<Record<string, string>> = {
  premises: 'premises',
  visits: 'inspection',
  family: 'family_member',
  licences: 'company_licence',
  imports: 'import_batch',
  refusals: 'cylinder_refusal',
  'label-batches': 'label_batch',
}

const singular = (noun: string): string => noun.replace(/ies$/, 'y').replace(/s$/, '')

/** The table that the `:id` of a route names; undefined for a route without one. */
export function tableOf(key: RouteKey, has: (table: string) => boolean): string | undefined {
  const noun = /\/([a-z-]+)\/:\w+/.exec(key)?.[1]
  if (noun === undefined) return undefined
  const table = TABLES[noun] ?? singular(noun).replaceAll('-', '_')
  if (!has(table)) throw new Error(`test/support/route-nouns.ts does not know the table behind ${key}: add "${noun}"`)
  return table
}
