import { Button, Empty, Result, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ApiProblem, problemWords } from '../api/problem'

export function Failed({ error, retry, compact }: { error: unknown; retry: () => void; compact?: boolean }) {
  const missing = error instanceof ApiProblem && error.status === 404
  const again = <Button onClick={retry}>重试</Button>
  if (compact) {
    return (
      <div className='failed-compact' role='alert'>
        <span>{problemWords(error)}</span>
        {again}
      </div>
    )
  }
  return (
    <Result
      status={missing ? '404' : 'warning'}
      title={missing ? '没有找到' : '没有读到数据'}
      subTitle={problemWords(error)}
      extra={missing ? null : again}
    />
  )
}

/** Inside a section: one quiet line. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className='nothing'>{children}</p>

/** Instead of a whole list: says what to do. */
export const NothingListed = ({ children }: { children: ReactNode }) => (
  <Empty className='nothing-listed' image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} />
)

interface ReadyProps<T> {
  query: { data: T | undefined; error: unknown; refetch: () => unknown }
  rows?: number
  children: (data: T) => ReactNode
}

/** Skeleton while loading, the reason when it failed, else the content; old content beats a new error. */
export function Ready<T>({ query, rows = 6, children }: ReadyProps<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failed error={query.error} retry={() => query.refetch()} />
  return <Skeleton className='loading' active paragraph={{ rows }} title={false} />
}
