import type { InputOf, ResponseOf } from '@app/contract'
import { App, Button, Popconfirm, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { problemWords } from '../../api/problem'
import { useAccount } from '../../api/session'
import { useAct, useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Choice, FilterBar, ROLE_OPTIONS, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'

type AccountRow = ResponseOf<'GET /api/v1/accounts'>['items'][number]
type Query = NonNullable<InputOf<'GET /api/v1/accounts'>['query']>

const NAMES = ['q', 'role', 'sort'] as const

const columns = (withdraw: (row: AccountRow) => ReactNode): TableColumnsType<AccountRow> => [
  { key: 'username', title: '账号', width: 170, dataIndex: 'username', className: 'code' },
  { key: 'displayName', title: '姓名', width: 150, dataIndex: 'displayName' },
  { key: 'role', title: '角色', width: 140, dataIndex: 'roleLabel' },
  { key: 'area', title: '范围', dataIndex: 'areaName' },
  {
    key: 'active',
    title: '状态',
    width: 96,
    render: (_, { active }) => <Chip tone={active ? 'green' : 'grey'}>{active ? '启用' : '已停用'}</Chip>,
  },
  { key: 'createdAt', title: '建立', width: 150, render: (_, { createdAt }) => momentWords(createdAt) },
  { key: 'withdraw', title: '', width: 92, render: (_, row) => withdraw(row) },
]

export function Component() {
  const { role, id } = useAccount()
  const params = useListParams(NAMES)
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/accounts', { query }, { keep: true })
  const may = (row: AccountRow) => role === 'admin' && row.active && row.id !== id
  return (
    <div className='page'>
      <PageHead title='账号' note='停用后，下一次请求即失效' />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='账号' />
        <Choice params={params} name='role' label='角色' options={ROLE_OPTIONS} width={140} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={columns((row) => (may(row) ? <Withdraw row={row} /> : null))}
        rowKey={(row) => row.id}
        minWidth={960}
        empty='没有符合条件的账号。'
      />
    </div>
  )
}

function Withdraw({ row }: { row: AccountRow }) {
  const { message } = App.useApp()
  const act = useAct('POST /api/v1/accounts/:id/withdraw')
  const press = () =>
    act.mutateAsync({ params: { id: row.id } }).then(
      () => message.success(`${row.username} 已停用`),
      (error: unknown) => message.error(problemWords(error)),
    )
  return (
    <Popconfirm title={`停用 ${row.username}？`} description='对方下一次操作就会被退出。' onConfirm={press}>
      <Button size='small' danger loading={act.isPending}>
        停用
      </Button>
    </Popconfirm>
  )
}
