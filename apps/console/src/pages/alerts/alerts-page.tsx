import type { InputOf } from '@app/contract'
import { ACTOR_LABEL, ALERT_RULE_INFO } from '@app/domain'
import { Select, Tabs, Tag } from 'antd'
import { Outlet, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { ALERT_RULE_LABEL } from '../../format/words'
import { ExportButton } from '../../ui/export-button'
import { AreaChoice, Choice, FilterBar, GRADE_OPTIONS, optionsOf, SearchBox } from '../../ui/filters'
import { type ListParams, useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { useOpen } from '../../ui/use-open'
import { ALERT_COLUMNS, isLeak } from './columns'
import { GroupRows } from './groups'
import type { AlertGroup } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/alerts'>['query']>

const NAMES = [
  'tab',
  'q',
  'area',
  'grade',
  'rule',
  'topic',
  'actor',
  'kind',
  'companyId',
  'premisesId',
  'folded',
  'sort',
] as const

const SORTS = [
  { value: '', label: '险情 → A级 → 剩余时间' },
  { value: '-raisedAt', label: '新报的在前' },
  { value: 'dueOn', label: '截止早的在前' },
]

/** Beside the single reasons: all that cannot be true of a cylinder's way. */
const TOPICS = [{ value: 'trace', label: '溯源异常' }]

const EMPTY: Record<string, string> = {
  mine: '没有要您办的告警。新的告警会自动出现在这里。',
  others: '没有等别人办的告警。',
  closed: '还没有办结的告警。',
  open: '没有符合条件的告警，可清除筛选再看。',
}

export function Component() {
  const params = useListParams(NAMES)
  const { role } = useAccount()
  const { id } = useParams()
  const { open } = useOpen('/alerts')
  // An auditor has nothing to handle: what others handle is what he looks at.
  const tab = params.values.tab ?? (role === 'auditor' ? 'open' : 'mine')
  const query = { ...params.values, tab, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/alerts', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead title='告警中心' extra={<ExportButton kind='alerts' filters={{ ...params.values, tab }} />} />
      <TabBar params={params} tab={tab} />
      <Filters params={params} />
      <ListTable
        query={list}
        params={params}
        columns={ALERT_COLUMNS}
        rowKey={(alert) => alert.id}
        onOpen={(alert) => open(alert.id)}
        selected={id}
        minWidth={980}
        empty={EMPTY[tab]}
        rowClassName={(alert) => (isLeak(alert) && alert.status !== 'closed' ? 'row-leak' : '')}
        lead={<Groups params={params} tab={tab} />}
      />
      <Outlet />
    </div>
  )
}

/** Counts of what is mine and what waits for others stand on the tabs. */
function TabBar({ params, tab }: { params: ListParams; tab: string }) {
  const mine = useApi('GET /api/v1/alerts', { query: { tab: 'mine', limit: '1' } }, { keep: true })
  const others = useApi('GET /api/v1/alerts', { query: { tab: 'others', limit: '1' } }, { keep: true })
  const items = [
    { key: 'mine', label: `要我办 ${mine.data?.total ?? ''}` },
    { key: 'others', label: `等别人 ${others.data?.total ?? ''}` },
    { key: 'closed', label: '已办结' },
    ...(tab === 'open' ? [{ key: 'open', label: '全部未办结' }] : []),
  ]
  return (
    <Tabs className='tab-bar' activeKey={tab} items={items} onChange={(key) => params.set({ tab: key })} size='large' />
  )
}

function Filters({ params }: { params: ListParams }) {
  const { companyId } = params.values
  return (
    <FilterBar params={params}>
      <AreaChoice params={params} />
      <Choice params={params} name='grade' label='等级' options={GRADE_OPTIONS} width={104} />
      <Choice params={params} name='rule' label='原因' options={optionsOf(ALERT_RULE_LABEL)} width={158} />
      <Choice params={params} name='topic' label='类别' options={TOPICS} width={112} />
      <Choice params={params} name='actor' label='责任方' options={optionsOf(ACTOR_LABEL)} width={132} />
      {companyId ? <CompanyTag params={params} companyId={companyId} /> : null}
      {params.values.folded ? (
        <Tag closable onClose={() => params.set({ folded: undefined })}>
          含并入隐患的
        </Tag>
      ) : null}
      {params.values.premisesId ? (
        <Tag closable onClose={() => params.set({ premisesId: undefined })}>
          只看这个场所
        </Tag>
      ) : null}
      <Select
        aria-label='排序'
        prefix={<span className='muted'>排序</span>}
        value={params.values.sort ?? ''}
        options={SORTS}
        onChange={(value) => params.set({ sort: value || undefined })}
        popupMatchSelectWidth={false}
      />
      <SearchBox params={params} placeholder='场所、瓶号或隐患编号' />
    </FilterBar>
  )
}

function CompanyTag({ params, companyId }: { params: ListParams; companyId: string }) {
  const companies = useApi('GET /api/v1/companies', {}, { staleTime: 600_000 })
  const name = companies.data?.items.find(({ id }) => id === companyId)?.name ?? '一家企业'
  return (
    <Tag closable onClose={() => params.set({ companyId: undefined })}>
      {name}
    </Tag>
  )
}

const GROUPERS: readonly string[] = ['community', 'street', 'office', 'auditor']

/** Companies act on them, so they stand where one waits for others: before the first page, unless one is open already. */
function Groups({ params, tab }: { params: ListParams; tab: string }) {
  const { role } = useAccount()
  const wanted =
    GROUPERS.includes(role) &&
    ['others', 'open'].includes(tab) &&
    params.page === 1 &&
    !params.values.companyId &&
    !params.values.topic
  const groups = useApi('GET /api/v1/alert-groups', {}, { enabled: wanted, keep: true })
  if (!wanted || !groups.data) return null
  return <GroupRows groups={worthMerging(groups.data.groups)} params={params} />
}

/** What is wrong now before what will be, then by how many. */
function worthMerging(groups: readonly AlertGroup[]): AlertGroup[] {
  const isWarning = ({ rule }: AlertGroup) => Number(ALERT_RULE_INFO[rule].kind === 'warning')
  return groups.filter(({ count }) => count > 1).sort((a, b) => isWarning(a) - isWarning(b) || b.count - a.count)
}
