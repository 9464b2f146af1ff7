import type { InputOf } from '@app/contract'
import { ERASURE_STATUS_LABEL, type ErasureStatus } from '@app/domain'
import { Space, type TableColumnsType } from 'antd'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { mayErase } from '../../shell/menu'
import { Choice, FilterBar, optionsOf } from '../../ui/filters'
import type { ListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { Chip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import { ApproveErasure, RefuseErasure } from './decide-erasure'
import type { Erasure } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/erasures'>['query']>

const TONE: Record<ErasureStatus, 'amber' | 'green' | 'grey'> = { asked: 'amber', done: 'green', refused: 'grey' }

const COLUMNS: TableColumnsType<Erasure> = [
  { key: 'name', title: '谁的信息', width: 130, dataIndex: 'name' },
  {
    key: 'asked',
    title: '由谁提出',
    width: 200,
    render: (_, { requester, verification }) => <TwoLines first={requester} second={verification} />,
  },
  {
    key: 'askedBy',
    title: '登记',
    width: 170,
    render: (_, { askedBy, askedAt }) => <TwoLines first={askedBy} second={momentWords(askedAt)} />,
  },
  { key: 'state', title: '办理', render: (_, row) => <State row={row} /> },
  { key: 'actions', title: '', width: 190, render: (_, row) => <Actions row={row} /> },
]

export function Erasures({ params }: { params: ListParams }) {
  const { status } = params.values
  const query = { status, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/erasures', { query }, { keep: true })
  return (
    <>
      <FilterBar params={params}>
        <Choice params={params} name='status' label='办理情况' options={optionsOf(ERASURE_STATUS_LABEL)} width={150} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        minWidth={980}
        empty='没有删除申请。有人提出时，点右上角“登记删除申请”。'
      />
    </>
  )
}

function State({ row }: { row: Erasure }) {
  const decided = row.decidedBy ? `${row.decidedBy} · ${momentWords(row.decidedAt)}` : null
  return (
    <>
      <Chip tone={TONE[row.status]}>{row.statusLabel}</Chip> <span className='muted'>{decided}</span>
      {row.obstacles.map((words) => (
        <div key={words}>暂不能删：{words}</div>
      ))}
      {row.kept.length ? <div className='muted'>仍保存：{row.kept.join('；')}</div> : null}
    </>
  )
}

/** Whoever took it down does not decide; he sees that another one must. */
function Actions({ row }: { row: Erasure }) {
  const { id, role } = useAccount()
  if (row.status !== 'asked' || !mayErase(role)) return null
  if (row.askedById === id) return <span className='muted'>须由另一人核准</span>
  return (
    <Space>
      <ApproveErasure row={row} />
      <RefuseErasure row={row} />
    </Space>
  )
}
