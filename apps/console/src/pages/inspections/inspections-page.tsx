import type { InputOf } from '@app/contract'
import {
  CATEGORY_LABEL,
  dateInShanghai,
  dateWords,
  VISIT_KIND_LABEL,
  VISIT_OUTCOME_LABEL,
  type VisitOutcome,
} from '@app/domain'
import { Button, DatePicker, Space, type TableColumnsType } from 'antd'
import dayjs from 'dayjs'
import { Link, useNavigate } from 'react-router'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { ExportButton } from '../../ui/export-button'
import { AreaChoice, Choice, FilterBar, optionsOf, SearchBox } from '../../ui/filters'
import { type ListParams, useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import { Findings } from './findings'
import type { InspectionRow } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/inspections'>['query']>

/** Paper is left out of what an inspector is judged by. */
const SOURCE_LABEL: Record<InspectionRow['source'], string> = { phone: '手机', paper: '补录', joint: '联合' }

const NAMES = ['q', 'area', 'outcome', 'kind', 'source', 'from', 'to', 'premisesId', 'sort'] as const

const outcomeTone = (outcome: VisitOutcome) =>
  outcome === 'completed' ? 'green' : outcome === 'evacuated' ? 'red' : outcome === 'refused' ? 'amber' : 'grey'

/** A sheet states the day alone. */
const visitedWords = ({ source, finishedAt }: InspectionRow): string =>
  source === 'paper' ? dateWords(dateInShanghai(finishedAt)) : momentWords(finishedAt)

const COLUMNS: TableColumnsType<InspectionRow> = [
  {
    key: 'finishedAt',
    title: '检查时间',
    width: 150,
    sorter: true,
    render: (_, row) => <TwoLines first={visitedWords(row)} second={`收到 ${momentWords(row.receivedAt)}`} />,
  },
  {
    key: 'place',
    title: '用气场所',
    render: (_, row) => <TwoLines strong first={row.premisesLabel} second={row.areaName} />,
  },
  {
    key: 'kind',
    title: '类型',
    width: 96,
    render: (_, { kind, source }) => (
      <TwoLines first={VISIT_KIND_LABEL[kind]} second={source === 'phone' ? null : SOURCE_LABEL[source]} />
    ),
  },
  {
    key: 'outcome',
    title: '结果',
    width: 110,
    render: (_, { outcome, awaited }) => (
      <span className='chips'>
        <Chip tone={outcomeTone(outcome)}>{VISIT_OUTCOME_LABEL[outcome]}</Chip>
        {awaited.length ? <Chip tone='amber'>等{awaited.map((one) => CATEGORY_LABEL[one]).join('、')}</Chip> : null}
      </span>
    ),
  },
  { key: 'findings', title: '发现问题', width: 170, render: (_, { findings }) => <Findings findings={findings} /> },
  { key: 'inspector', title: '检查人', width: 120, dataIndex: 'inspectorName' },
  { key: 'number', title: '编号', width: 180, dataIndex: 'number', className: 'code' },
]

export function Component() {
  const params = useListParams(NAMES)
  const navigate = useNavigate()
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const papers = useApi('GET /api/v1/paper-visits', { query: { status: 'waiting', limit: '1' } })
  const waiting = papers.data?.total ?? 0
  const list = useApi('GET /api/v1/inspections', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        title='入户检查'
        note='谁检查、谁签字、谁负责'
        extra={
          <Space>
            <Link to='/paper-visits'>
              <Button>补录{waiting ? `（待审 ${waiting}）` : ''}</Button>
            </Link>
            <ExportButton kind='inspections' filters={params.values} />
          </Space>
        }
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='检查编号' />
        <AreaChoice params={params} />
        <Choice params={params} name='outcome' label='结果' options={optionsOf(VISIT_OUTCOME_LABEL)} width={112} />
        <Choice params={params} name='kind' label='类型' options={optionsOf(VISIT_KIND_LABEL)} width={96} />
        <Choice params={params} name='source' label='来源' options={optionsOf(SOURCE_LABEL)} width={96} />
        <DayRange params={params} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/inspections/${row.id}`)}
        minWidth={1000}
        empty='没有符合条件的检查记录，可清除筛选再看。'
      />
    </div>
  )
}

function DayRange({ params }: { params: ListParams }) {
  const { from, to } = params.values
  return (
    <DatePicker.RangePicker
      aria-label='检查日期'
      allowEmpty
      placeholder={['检查日期从', '到']}
      value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
      onChange={(_, [start, end]) => params.set({ from: start || undefined, to: end || undefined })}
      style={{ width: 240 }}
    />
  )
}
