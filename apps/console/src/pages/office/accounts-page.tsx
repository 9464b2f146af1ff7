import type { InputOf } from '@app/contract'
import { Space, type TableColumnsType } from 'antd'
import type { ReactNode } from 'react'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Choice, FilterBar, ROLE_OPTIONS, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { AccountActions } from './account-actions'
import type { AccountRow } from './account-row'
import { NewAccount } from './new-account'

type Query = NonNullable<InputOf<'GET /api/v1/accounts'>['query']>

const NAMES = ['q', 'role', 'status', 'sort'] as const
const STATES = [
  { value: 'pending', label: '待批准' },
  { value: 'active', label: '启用' },
  { value: 'withdrawn', label: '已停用' },
]

const columns = (actions: (row: AccountRow) => ReactNode): TableColumnsType<AccountRow> => [
  { key: 'username', title: '账号', width: 170, dataIndex: 'username', className: 'code' },
  { key: 'displayName', title: '姓名', width: 150, dataIndex: 'displayName' },
  { key: 'role', title: '角色', width: 140, dataIndex: 'roleLabel' },
  { key: 'area', title: '范围', dataIndex: 'areaName' },
  {
    key: 'active',
    title: '状态',
    width: 130,
    render: (_, row) => <State row={row} />,
  },
  { key: 'createdAt', title: '建立', width: 150, render: (_, { createdAt }) => momentWords(createdAt) },
  { key: 'actions', title: '', width: 270, render: (_, row) => actions(row) },
]

export function Component() {
  const { role, id } = useAccount()
  const params = useListParams(NAMES)
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/accounts', { query }, { keep: true })
  const may = (row: AccountRow) => (row.active || row.pending) && row.id !== id
  return (
    <div className='page'>
      <PageHead
        title='账号'
        note='系统管理员建账号、给密码；安全管理员批准、解锁、停用'
        extra={role === 'admin' ? <NewAccount /> : undefined}
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='账号' />
        <Choice params={params} name='role' label='角色' options={ROLE_OPTIONS} width={140} />
        <Choice params={params} name='status' label='状态' options={STATES} width={104} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={columns((row) => (may(row) ? <AccountActions row={row} role={role} /> : null))}
        rowKey={(row) => row.id}
        minWidth={1120}
        empty='没有符合条件的账号。'
      />
    </div>
  )
}

function State({ row: { active, pending, locked, totp } }: { row: AccountRow }) {
  return (
    <Space size={4}>
      {pending ? (
        <Chip tone='amber'>待批准</Chip>
      ) : (
        <Chip tone={active ? 'green' : 'grey'}>{active ? '启用' : '已停用'}</Chip>
      )}
      {locked ? <Chip tone='red'>已锁定</Chip> : null}
      {totp ? <Chip tone='grey'>动态口令</Chip> : null}
    </Space>
  )
}
