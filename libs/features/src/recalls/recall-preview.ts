import type { RecallPlace } from '@app/domain'
import type { ItemPlace, LocatedCylinder } from '@app/persistence'
import { inOrder, placeWords } from './recall.view'

/** So many cylinders are listed by name before a recall is opened; all of them afterwards. */
const SHOWN = 200

type Placed = LocatedCylinder & { place: ItemPlace }

export interface Preview {
  total: number
  streets: { code: string | null; name: string | null; total: number }[]
  companies: { code: string | null; name: string | null; total: number }[]
  places: { code: RecallPlace; total: number }[]
  cylinders: { id: string; code: string; place: string; streetName: string | null; companyName: string | null }[]
}

export function previewOf(
  found: readonly Placed[],
  streets: ReadonlyMap<string, string>,
  companies: ReadonlyMap<string, string>,
): Preview {
  const streetOf = ({ place }: Placed) => place.areaCode?.slice(0, 9) ?? null
  const named = (names: ReadonlyMap<string, string>, code: string | null) => (code && names.get(code)) ?? null
  const group = (key: (one: Placed) => string | null, names: ReadonlyMap<string, string>) =>
    counted(found, key).map(([code, total]) => ({ code, name: named(names, code), total }))
  return {
    total: found.length,
    streets: group(streetOf, streets),
    companies: group(({ place }) => place.companyId, companies),
    places: inOrder(
      counted(found, ({ place }) => place.placeKind).map(([code, total]) => ({
        code: code as RecallPlace,
        total,
      })),
    ),
    cylinders: found.slice(0, SHOWN).map((one) => ({
      ...{ id: one.id, code: one.code, place: placeWords({ ...one.place, ...one }) },
      ...{ streetName: named(streets, streetOf(one)), companyName: named(companies, one.place.companyId) },
    })),
  }
}

/** In the order of their codes; what has none comes last. */
function counted(found: readonly Placed[], key: (one: Placed) => string | null): [string | null, number][] {
  const counts = new Map<string | null, number>()
  for (const one of found) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
}
