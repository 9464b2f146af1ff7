import type { InputOf, ResponseOf } from '@app/contract'
import type { TableColumnsType } from 'antd'
import { useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { factLabel } from '../../format/words'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'

type FactRow = ResponseOf<'GET /api/v1/facts'>['items'][number]
type Query = NonNullable<InputOf<'GET /api/v1/facts'>['query']>

const NAMES = [] as const

const COLUMNS: TableColumnsType<FactRow> = [
  { key: 'seq', title: '序号', width: 92, dataIndex: 'seq', className: 'code' },
  { key: 'kind', title: '种类', width: 140, render: (_, { kind }) => factLabel(kind) },
  { key: 'title', title: '内容', dataIndex: 'title', ellipsis: true },
  { key: 'actor', title: '谁', width: 150, dataIndex: 'actorLabel' },
  { key: 'occurredAt', title: '发生', width: 176, render: (_, { occurredAt }) => fullMoment(occurredAt) },
  { key: 'recordedAt', title: '得知', width: 176, render: (_, { recordedAt }) => fullMoment(recordedAt) },
  {
    key: 'hash',
    title: '校验值',
    width: 130,
    className: 'code',
    render: (_, { hash }) => <span title={hash}>{hash.slice(0, 12)}</span>,
  },
]

export function Component() {
  const params = useListParams(NAMES)
  const query = { cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/facts', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead title='事实流水' note='只增不改；每条带校验值' />
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => String(row.seq)}
        minWidth={1060}
        empty='还没有事实。'
      />
    </div>
  )
}
