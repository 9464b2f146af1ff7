import { RECENT_STEPS } from '@app/domain'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../../api/client'
import type { Whereabouts } from './way'

const ROUTE = 'GET /api/v1/cylinders/:id/whereabouts'

/** The older page begins where this one ends: only there is it known what came before its last step. */
const olderThan = ({ at, steps }: Whereabouts): string | undefined => {
  const oldest = steps.at(-1)
  return steps.length < RECENT_STEPS || oldest === undefined || oldest.at === at ? undefined : oldest.at
}

/** The way of a cylinder, page by page towards the past. */
export const useWay = (id: string) =>
  useInfiniteQuery({
    queryKey: [ROUTE, { params: { id } }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(ROUTE, { params: { id }, query: { at: pageParam } }, { signal }),
    getNextPageParam: olderThan,
  })
