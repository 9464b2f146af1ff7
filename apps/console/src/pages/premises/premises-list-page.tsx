import type { InputOf } from '@app/contract'
import { PREMISES_STATUS_LABEL, PREMISES_TYPE_LABEL, VISIT_OUTCOME_LABEL } from '@app/domain'
import { Button, type TableColumnsType } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayMerge } from '../../shell/menu'
import { Due } from '../../ui/due'
import { ExportButton } from '../../ui/export-button'
import { AreaChoice, Choice, FilterBar, optionsOf, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip, GradeChip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import type { PremisesRow } from './types'

type Query = InputOf<'POST /api/v1/premises/search'>['body']

const NAMES = ['q', 'area', 'type', 'status', 'visit', 'hazard', 'sort'] as const

/** It may be a name or a telephone. */
const PEOPLE = ['q'] as const

const VISIT_OPTIONS = [
  { value: 'due', label: '30天内应查' },
  { value: 'overdue', label: '超期未查' },
]
const HAZARD_OPTIONS = [
  { value: 'open', label: '有未办结隐患' },
  { value: 'A', label: '有A级隐患' },
]

const COLUMNS: TableColumnsType<PremisesRow> = [
  {
    key: 'label',
    title: '用气场所',
    render: (_, premises) => (
      <TwoLines strong first={premises.label} second={`${premises.streetName} · ${premises.communityName}`} />
    ),
  },
  {
    key: 'party',
    title: '用户',
    width: 150,
    render: (_, premises) => <TwoLines first={premises.partyName} second={PREMISES_TYPE_LABEL[premises.type]} />,
  },
  {
    key: 'status',
    title: '状态',
    width: 92,
    render: (_, { status }) => (
      <Chip tone={status === 'in_use' ? 'accent' : 'grey'}>{PREMISES_STATUS_LABEL[status]}</Chip>
    ),
  },
  { key: 'cylinders', title: '气瓶', width: 76, align: 'right', dataIndex: 'cylinders' },
  {
    key: 'hazards',
    title: '未办结隐患',
    width: 132,
    render: (_, { openHazards, worstGrade }) =>
      openHazards ? (
        <span className='chips'>
          {openHazards} {worstGrade ? <GradeChip grade={worstGrade} /> : null}
        </span>
      ) : (
        <span className='muted'>无</span>
      ),
  },
  {
    key: 'lastVisitOn',
    title: '上次到访',
    width: 130,
    render: (_, { lastVisitOn, lastOutcome }) => (
      <TwoLines first={lastVisitOn ?? '还没有'} second={lastOutcome ? VISIT_OUTCOME_LABEL[lastOutcome] : ''} />
    ),
  },
  {
    key: 'visitDueOn',
    title: '应查日期',
    width: 124,
    sorter: true,
    render: (_, { visitDueOn }) => (visitDueOn ? <Due on={visitDueOn} /> : <span className='muted'>不用查</span>),
  },
]

export function Component() {
  const params = useListParams(NAMES, PEOPLE)
  const navigate = useNavigate()
  const { role } = useAccount()
  const body = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('POST /api/v1/premises/search', { body }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        title='用气场所'
        extra={
          <>
            {mayMerge(role) ? <Duplicates /> : null}
            <ExportButton kind='premises' filters={params.values} />
          </>
        }
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='场所编号、完整姓名或电话' />
        <AreaChoice params={params} />
        <Choice params={params} name='type' label='类型' options={optionsOf(PREMISES_TYPE_LABEL)} width={120} />
        <Choice params={params} name='status' label='状态' options={optionsOf(PREMISES_STATUS_LABEL)} width={104} />
        <Choice params={params} name='visit' label='到访' options={VISIT_OPTIONS} />
        <Choice params={params} name='hazard' label='隐患' options={HAZARD_OPTIONS} width={140} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(premises) => premises.id}
        onOpen={(premises) => navigate(`/premises/${premises.id}`)}
        minWidth={940}
        empty='没有符合条件的用气场所，可清除筛选再看。'
      />
    </div>
  )
}

/** How many pairs wait for somebody who says whether they are one. */
function Duplicates() {
  const found = useApi('GET /api/v1/premises/duplicates', { query: { limit: '1' } }, { staleTime: 60_000 })
  if (!found.data?.total) return null
  return (
    <Link to='/premises/duplicates'>
      <Button>疑似重复 {found.data.total}</Button>
    </Link>
  )
}
