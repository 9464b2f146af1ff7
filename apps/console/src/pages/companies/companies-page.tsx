import type { InputOf } from '@app/contract'
import { COMPANY_ROLE_LABEL, isDepartment } from '@app/domain'
import type { TableColumnsType } from 'antd'
import { useNavigate } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { ExportButton } from '../../ui/export-button'
import { Choice, FilterBar, optionsOf, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { TwoLines } from '../../ui/two-lines'
import { LicenceChip } from './licence-chip'
import { NewCompany } from './profile-form'
import type { CompanyRow } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/companies/overview'>['query']>

const NAMES = ['q', 'role', 'licence', 'hazard', 'sort'] as const

const COLUMNS: TableColumnsType<CompanyRow> = [
  {
    key: 'name',
    title: '企业',
    width: 210,
    sorter: true,
    render: (_, { name, code, phone }) => <TwoLines strong first={name} second={`${code} · ${phone}`} />,
  },
  {
    key: 'roles',
    title: '做什么',
    width: 180,
    render: (_, { roles, areaName }) => (
      <TwoLines
        first={
          roles.length ? (
            roles.map((role) => COMPANY_ROLE_LABEL[role]).join('、')
          ) : (
            <span className='muted'>未登记</span>
          )
        }
        second={areaName ?? ''}
      />
    ),
  },
  {
    key: 'licences',
    title: '许可证',
    render: (_, { licences }) =>
      licences.length ? (
        <span className='chips'>
          {licences.map((licence) => (
            <LicenceChip key={licence.kind} licence={licence} />
          ))}
        </span>
      ) : (
        <span className='muted'>未登记</span>
      ),
  },
  { key: 'bottles', title: '气瓶', width: 100, align: 'right', render: (_, { bottles }) => bottles?.total },
  {
    key: 'expired',
    title: '超期待换',
    width: 100,
    align: 'right',
    render: (_, { bottles }) => (bottles?.expired ? <b className='is-red'>{bottles.expired}</b> : 0),
  },
  {
    key: 'hazards',
    title: '企业隐患',
    width: 100,
    align: 'right',
    render: (_, { openHazards }) => (openHazards ? <b className='is-red'>{openHazards}</b> : 0),
  },
  {
    key: 'visit',
    title: '上次监督检查',
    width: 130,
    render: (_, { lastVisitOn }) => lastVisitOn ?? <span className='muted'>没有记录</span>,
  },
]

/** Where bottles are is told to those who look after places. */
const OF_BOTTLES = new Set(['bottles', 'expired'])

export function Component() {
  const params = useListParams(NAMES)
  const navigate = useNavigate()
  const { role } = useAccount()
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const columns = isDepartment(role) ? COLUMNS.filter(({ key }) => !OF_BOTTLES.has(String(key))) : COLUMNS
  const list = useApi('GET /api/v1/companies/overview', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        title='燃气企业'
        note={isDepartment(role) ? '许可证到期、企业自身隐患、监督检查' : '许可证到期、超期气瓶、企业自身隐患'}
        extra={
          <>
            <ExportButton kind='companies' filters={params.values} />
            {role === 'office' ? <NewCompany /> : null}
          </>
        }
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='企业名称或代码' />
        <Choice params={params} name='role' label='企业类别' options={optionsOf(COMPANY_ROLE_LABEL)} />
        <Choice
          params={params}
          name='licence'
          label='许可证'
          options={[
            { value: 'expired', label: '已过期' },
            { value: 'soon', label: '60天内到期' },
          ]}
        />
        <Choice
          params={params}
          name='hazard'
          label='企业隐患'
          options={[{ value: 'open', label: '有未办结' }]}
          width={120}
        />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(`/companies/${id}`)}
        minWidth={1060}
        empty='没有符合条件的企业，可清除筛选再看。'
        rowClassName={({ licences }) => (licences.some(({ state }) => state === 'expired') ? 'row-leak' : '')}
      />
    </div>
  )
}
