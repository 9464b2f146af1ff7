import { dateWords, PAPER_STATUS_LABEL, type PaperStatus, VISIT_OUTCOME_LABEL } from '@app/domain'
import { Button, type TableColumnsType } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useAccount } from '../../../api/session'
import { useApi } from '../../../api/use-api'
import { momentWords } from '../../../format/time'
import { mayEnterPaper } from '../../../shell/menu'
import { AreaChoice, Choice, FilterBar, optionsOf, SearchBox } from '../../../ui/filters'
import { useListParams } from '../../../ui/list-params'
import { ListTable } from '../../../ui/list-table'
import { PageHead } from '../../../ui/section'
import { Chip } from '../../../ui/tags'
import { TwoLines } from '../../../ui/two-lines'
import { Findings } from '../findings'
import type { PaperRow } from './types'

const NAMES = ['q', 'area', 'status', 'premisesId', 'sort'] as const

const TONE: Record<PaperStatus, 'amber' | 'red' | 'green'> = { waiting: 'amber', returned: 'red', approved: 'green' }

export const PaperStatusChip = ({ status }: { status: PaperStatus }) => (
  <Chip tone={TONE[status]}>{PAPER_STATUS_LABEL[status]}</Chip>
)

const COLUMNS: TableColumnsType<PaperRow> = [
  { key: 'status', title: '状态', width: 92, render: (_, { status }) => <PaperStatusChip status={status} /> },
  {
    key: 'visitedOn',
    title: '到访日期',
    width: 132,
    sorter: true,
    render: (_, { visitedOn, outcome }) => (
      <TwoLines first={dateWords(visitedOn)} second={VISIT_OUTCOME_LABEL[outcome]} />
    ),
  },
  {
    key: 'place',
    title: '用气场所',
    render: (_, row) => <TwoLines strong first={row.premisesLabel} second={row.areaName} />,
  },
  { key: 'findings', title: '纸上的问题', width: 150, render: (_, { findings }) => <Findings findings={findings} /> },
  { key: 'inspector', title: '检查人', width: 110, dataIndex: 'inspectorName' },
  { key: 'sheetNo', title: '纸质单号', width: 150, dataIndex: 'sheetNo', className: 'code' },
  {
    key: 'enteredAt',
    title: '录入',
    width: 160,
    sorter: true,
    render: (_, row) => <TwoLines first={row.enteredByName} second={momentWords(row.enteredAt)} />,
  },
]

export function Component() {
  const account = useAccount()
  const params = useListParams(NAMES)
  const navigate = useNavigate()
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as { status?: PaperStatus }
  const list = useApi('GET /api/v1/paper-visits', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        list={{ to: '/inspections', name: '入户检查' }}
        title='补录'
        note='纸质检查单；街道审核通过后才算数'
        extra={
          mayEnterPaper(account.role) ? (
            <Link to='/paper-visits/new'>
              <Button type='primary'>补录一份</Button>
            </Link>
          ) : null
        }
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='纸质单号' />
        <AreaChoice params={params} />
        <Choice params={params} name='status' label='状态' options={optionsOf(PAPER_STATUS_LABEL)} width={112} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/paper-visits/${row.id}`)}
        minWidth={980}
        empty='没有补录。纸上做的检查，在用气场所页面点“补录”，或点右上角“补录一份”。'
      />
    </div>
  )
}
