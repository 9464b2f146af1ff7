import type { InputOf } from '@app/contract'
import { CATEGORY_LABEL, HAZARD_STATUS_LABEL } from '@app/domain'
import type { TableColumnsType } from 'antd'
import { Outlet, useParams } from 'react-router'
import { useApi } from '../../api/use-api'
import { Due } from '../../ui/due'
import { ExportButton } from '../../ui/export-button'
import { AreaChoice, Choice, FilterBar, GRADE_OPTIONS, OpenOnly, optionsOf, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip, GradeChip, HazardStatusChip } from '../../ui/tags'
import { MomentOfNumber, TwoLines } from '../../ui/two-lines'
import { useOpen } from '../../ui/use-open'
import type { HazardRow } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/hazards'>['query']>

const NAMES = [
  'q',
  'status',
  'grade',
  'area',
  'category',
  'overdue',
  'open',
  'premisesId',
  'companyId',
  'sort',
] as const

const COLUMNS: TableColumnsType<HazardRow> = [
  {
    key: 'deadlineOn',
    title: '期限',
    width: 118,
    sorter: true,
    render: (_, hazard) => <Due on={hazard.deadlineOn} done={hazard.status === 'closed'} />,
  },
  {
    key: 'grade',
    title: '等级',
    width: 124,
    sorter: true,
    render: (_, hazard) => (
      <span className='chips'>
        {hazard.emergency ? <Chip tone='solid'>险情</Chip> : null}
        {hazard.major ? <Chip tone='solid'>重大</Chip> : null}
        <GradeChip grade={hazard.grade} />
      </span>
    ),
  },
  {
    key: 'title',
    title: '问题',
    render: (_, hazard) => (
      <TwoLines
        strong
        first={hazard.title}
        second={`管控：${hazard.measure}${hazard.structural ? ' · 结构性，须批准方案' : ''}`}
      />
    ),
  },
  {
    key: 'place',
    title: '地点',
    width: 190,
    render: (_, hazard) => <TwoLines first={hazard.premisesLabel} second={hazard.areaName} />,
  },
  {
    key: 'assignee',
    title: '谁来改',
    width: 130,
    render: (_, { assignee }) => assignee ?? <span className='muted'>未派单</span>,
  },
  {
    key: 'status',
    title: '到哪步',
    width: 130,
    render: (_, hazard) => <HazardStatusChip status={hazard.status} label={hazard.statusLabel} />,
  },
  {
    key: 'foundAt',
    title: '发现',
    width: 150,
    sorter: true,
    render: (_, hazard) => <MomentOfNumber at={hazard.foundAt} number={hazard.number} />,
  },
]

export function Component() {
  const params = useListParams(NAMES)
  const { id } = useParams()
  const { open } = useOpen('/hazards')
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/hazards', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        title='隐患'
        note='发现 → 管控 → 派单 → 整改 → 另一人复查 → 办结'
        extra={<ExportButton kind='hazards' filters={params.values} />}
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='隐患编号' />
        <AreaChoice params={params} />
        <Choice params={params} name='status' label='到哪步' options={optionsOf(HAZARD_STATUS_LABEL)} width={138} />
        <Choice params={params} name='grade' label='等级' options={GRADE_OPTIONS} width={104} />
        <Choice params={params} name='category' label='类别' options={optionsOf(CATEGORY_LABEL)} width={104} />
        <OpenOnly params={params} />
        <Choice params={params} name='overdue' label='期限' options={[{ value: '1', label: '已超期' }]} width={104} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(hazard) => hazard.id}
        onOpen={(hazard) => open(hazard.id)}
        selected={id}
        minWidth={1040}
        empty='没有符合条件的隐患，可清除筛选再看。'
        rowClassName={(hazard) => (hazard.emergency && hazard.status !== 'closed' ? 'row-leak' : '')}
      />
      <Outlet />
    </div>
  )
}
