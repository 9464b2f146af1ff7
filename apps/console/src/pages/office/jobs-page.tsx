import type { InputOf, ResponseOf } from '@app/contract'
import { App, Button, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { problemWords } from '../../api/problem'
import { useAccount } from '../../api/session'
import { useAct, useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Choice, FilterBar } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'

type JobRow = ResponseOf<'GET /api/v1/jobs'>['items'][number]
type Query = NonNullable<InputOf<'GET /api/v1/jobs'>['query']>

const NAMES = ['status', 'sort'] as const
const STATUS: Record<string, { label: string; tone: 'grey' | 'accent' | 'green' | 'red' }> = {
  ready: { label: '等待', tone: 'grey' },
  running: { label: '进行中', tone: 'accent' },
  done: { label: '完成', tone: 'green' },
  dead: { label: '失败', tone: 'red' },
}
const STATUS_OPTIONS = Object.entries(STATUS).map(([value, { label }]) => ({ value, label }))

const columns = (retry: (row: JobRow) => ReactNode): TableColumnsType<JobRow> => [
  {
    key: 'status',
    title: '状态',
    width: 92,
    render: (_, { status }) => <Chip tone={STATUS[status]?.tone}>{STATUS[status]?.label ?? status}</Chip>,
  },
  { key: 'name', title: '任务', width: 200, dataIndex: 'name', className: 'code' },
  { key: 'attempts', title: '次数', width: 76, align: 'right', dataIndex: 'attempts' },
  { key: 'runAt', title: '何时做', width: 150, render: (_, { runAt }) => momentWords(runAt) },
  {
    key: 'lastError',
    title: '最近一次错误',
    ellipsis: true,
    render: (_, { lastError }) => lastError ?? <span className='muted'>没有</span>,
  },
  { key: 'createdAt', title: '产生', width: 150, render: (_, { createdAt }) => momentWords(createdAt) },
  { key: 'retry', title: '', width: 92, render: (_, row) => retry(row) },
]

export function Component() {
  const { role } = useAccount()
  const params = useListParams(NAMES)
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/jobs', { query }, { keep: true })
  const mayRetry = role === 'office' || role === 'admin'
  return (
    <div className='page'>
      <PageHead title='后台任务' note='失败的任务不会丢，处理原因后可重试' />
      <FilterBar params={params}>
        <Choice params={params} name='status' label='状态' options={STATUS_OPTIONS} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={columns((row) => (mayRetry && row.status === 'dead' ? <Retry row={row} /> : null))}
        rowKey={(row) => row.id}
        minWidth={980}
        empty='没有符合条件的任务。'
      />
    </div>
  )
}

function Retry({ row }: { row: JobRow }) {
  const { message } = App.useApp()
  const act = useAct('POST /api/v1/jobs/:id/retry')
  const press = () =>
    act.mutateAsync({ params: { id: row.id } }).then(
      () => message.success('已重新排上'),
      (error: unknown) => message.error(problemWords(error)),
    )
  return (
    <Button size='small' loading={act.isPending} onClick={() => void press()}>
      重试
    </Button>
  )
}
