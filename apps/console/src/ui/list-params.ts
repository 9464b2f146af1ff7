import { useCallback, useMemo } from 'react'
import { useLocation, useSearchParams } from 'react-router'

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

const NONE: readonly string[] = []

/**
 * Filters, sort and page live in the address: a list can be sent to a colleague and survives reloading. What names people
 * (`unwritten`) stays out of it and goes with the entry of the history instead: it survives reloading, and is not sent on.
 */
export function useListParams(names: readonly string[], unwritten = NONE): ListParams {
  const [search, setSearch] = useSearchParams()
  const { state } = useLocation() as { state: { unwritten?: Record<string, string | undefined> } | null }
  const kept = state?.unwritten
  const values = useMemo(
    () => Object.fromEntries(names.map((name) => [name, kept?.[name] ?? search.get(name) ?? undefined])),
    [names, search, kept],
  )
  const change = useCallback(
    (patch: Record<string, string | undefined>) => {
      const own = Object.fromEntries(Object.entries(patch).filter(([name]) => unwritten.includes(name)))
      const written = (previous: URLSearchParams) => {
        const next = new URLSearchParams(previous)
        for (const [name, value] of Object.entries(patch)) {
          if (value && !unwritten.includes(name)) next.set(name, value)
          else next.delete(name)
        }
        return next
      }
      setSearch(written, { state: { unwritten: { ...kept, ...own } } })
    },
    [setSearch, unwritten, kept],
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
