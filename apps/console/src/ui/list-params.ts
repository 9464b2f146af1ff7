import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

export interface ListParams {
  /** Filters and sort as they stand in the address, those in `names` only. */
  values: Record<string, string | undefined>
  cursor: string | undefined
  page: number
  limit: string
  /** Changing a filter begins again at the first page. */
  set(patch: Record<string, string | undefined>): void
  turn(cursor: string | undefined, page: number): void
}

export const DEFAULT_LIMIT = '20'

/** Filters, sort and page live in the address: a list can be sent to a colleague and survives reloading. */
export function useListParams(names: readonly string[]): ListParams {
  const [search, setSearch] = useSearchParams()
  const values = useMemo(
    () => Object.fromEntries(names.map((name) => [name, search.get(name) ?? undefined])),
    [names, search],
  )
  const change = useCallback(
    (patch: Record<string, string | undefined>) =>
      setSearch((previous) => {
        const next = new URLSearchParams(previous)
        for (const [name, value] of Object.entries(patch)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      }),
    [setSearch],
  )
  return {
    values,
    cursor: search.get('cursor') ?? undefined,
    page: Math.max(1, Number(search.get('page')) || 1),
    limit: search.get('limit') ?? DEFAULT_LIMIT,
    set: (patch) => change({ ...patch, cursor: undefined, page: undefined }),
    turn: (cursor, page) => change({ cursor, page: page > 1 ? String(page) : undefined }),
  }
}
