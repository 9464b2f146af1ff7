import type { InputOf } from '@app/contract'
import { REPORT_CATEGORY_LABEL, REPORT_SOURCE_LABEL, REPORT_STATUS_LABEL } from '@app/domain'
import type { TableColumnsType } from 'antd'
import { Outlet, useParams } from 'react-router'
import { useApi } from '../../api/use-api'
import { Due } from '../../ui/due'
import { AreaChoice, Choice, FilterBar, OpenOnly, optionsOf, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { MomentOfNumber, TwoLines } from '../../ui/two-lines'
import { useOpen } from '../../ui/use-open'
import { type ReportRow, reportTone } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/reports'>['query']>

const NAMES = ['q', 'status', 'category', 'source', 'area', 'open', 'mine', 'sort'] as const

const COLUMNS: TableColumnsType<ReportRow> = [
  {
    key: 'due',
    title: '答复期限',
    width: 118,
    sorter: true,
    render: (_, row) => <Due on={row.dueOn} done={row.status === 'closed'} />,
  },
  {
    key: 'what',
    title: '反映什么',
    width: 230,
    render: (_, row) => (
      <TwoLines
        strong
        first={row.categoryLabel}
        second={`${row.sourceLabel}${row.photos ? ` · 照片 ${row.photos} 张` : ''}`}
      />
    ),
  },
  { key: 'where', title: '在哪里', render: (_, row) => <TwoLines first={row.where} second={row.areaName} /> },
  {
    key: 'assignee',
    title: '谁去核实',
    width: 120,
    render: (_, { assignee }) => assignee ?? <span className='muted'>未派</span>,
  },
  {
    key: 'status',
    title: '到哪步',
    width: 130,
    render: (_, row) => <Chip tone={reportTone(row.status)}>{row.statusLabel}</Chip>,
  },
  {
    key: 'receivedAt',
    title: '收到',
    width: 160,
    sorter: true,
    render: (_, row) => <MomentOfNumber at={row.receivedAt} number={row.number} />,
  },
]

export function Component() {
  const params = useListParams(NAMES)
  const { id } = useParams()
  const { open } = useOpen('/reports')
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/reports', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead title='线索' note='收到 → 接收 → 派人核实 → 建档或处理 → 办结并答复；15 个工作日内答复' />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='线索编号' />
        <AreaChoice params={params} />
        <Choice params={params} name='status' label='到哪步' options={optionsOf(REPORT_STATUS_LABEL)} width={138} />
        <Choice params={params} name='source' label='来源' options={optionsOf(REPORT_SOURCE_LABEL)} width={104} />
        <Choice
          params={params}
          name='category'
          label='反映什么'
          options={optionsOf(REPORT_CATEGORY_LABEL)}
          width={220}
        />
        <OpenOnly params={params} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        selected={id}
        minWidth={1000}
        empty='没有符合条件的线索。公众在手机网页“举报”里提交，网格员在“随手报”里提交。'
      />
      <Outlet />
    </div>
  )
}
