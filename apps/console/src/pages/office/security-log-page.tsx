import type { InputOf, ResponseOf } from '@app/contract'
import type { TableColumnsType } from 'antd'
import { useApi } from '../../api/use-api'
import { fullMoment } from '../../format/time'
import { Choice, FilterBar } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'

type LogRow = ResponseOf<'GET /api/v1/security-log'>['items'][number]
type Query = NonNullable<InputOf<'GET /api/v1/security-log'>['query']>

const NAMES = ['kind'] as const
const KINDS = [
  { value: 'failures', label: '登录失败和锁定' },
  { value: 'access', label: '解锁、密码、动态口令' },
  { value: 'accounts', label: '建立、批准、停用' },
]

const COLUMNS: TableColumnsType<LogRow> = [
  { key: 'occurredAt', title: '时间', width: 176, render: (_, { occurredAt }) => fullMoment(occurredAt) },
  { key: 'title', title: '事情', width: 150, dataIndex: 'title' },
  {
    key: 'username',
    title: '账号',
    width: 240,
    render: (_, { username, roleLabel }) =>
      username ? (
        <>
          <span className='code'>{username}</span> <span className='muted'>{roleLabel}</span>
        </>
      ) : (
        <span className='muted'>—</span>
      ),
  },
  { key: 'detail', title: '说明', render: (_, { detail }) => detail.join(' · ') },
  { key: 'actor', title: '谁做的', width: 190, dataIndex: 'actorLabel' },
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
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/security-log', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead title='安全日志' note='只增不改；不含任何住户信息' />
      <FilterBar params={params}>
        <Choice params={params} name='kind' label='种类' options={KINDS} width={190} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => String(row.seq)}
        minWidth={1060}
        empty='没有符合条件的记录。'
      />
    </div>
  )
}
