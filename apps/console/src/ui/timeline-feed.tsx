import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { call } from '../api/client'
import { History } from './history'
import { Failed } from './states'

type TimelineKey =
  | 'GET /api/v1/premises/:id/timeline'
  | 'GET /api/v1/companies/:id/timeline'
  | 'GET /api/v1/cylinders/:id/timeline'

/** A life story, page by page towards the past. */
export function TimelineFeed({ route, id }: { route: TimelineKey; id: string }) {
  const feed = useInfiniteQuery({
    queryKey: [route, { params: { id } }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(route, { params: { id }, query: { cursor: pageParam, limit: '30' } }, { signal }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  if (feed.error && !feed.data) return <Failed compact error={feed.error} retry={() => void feed.refetch()} />
  if (!feed.data) return <Skeleton active paragraph={{ rows: 6 }} title={false} />
  return (
    <>
      <History entries={feed.data.pages.flatMap(({ items }) => items)} here={id} />
      {feed.hasNextPage ? (
        <Button onClick={() => void feed.fetchNextPage()} loading={feed.isFetchingNextPage}>
          看更早的
        </Button>
      ) : null}
    </>
  )
}
