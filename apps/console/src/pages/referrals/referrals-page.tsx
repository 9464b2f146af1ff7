import type { InputOf, ResponseOf } from '@app/contract'
import { DEPARTMENTS, isDepartment, REFERRAL_STATUS_LABEL, ROLE_LABEL } from '@app/domain'
import type { TableColumnsType } from 'antd'
import { Outlet, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Choice, FilterBar, optionsOf } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { GradeChip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import { useOpen } from '../../ui/use-open'
import { ReferralStatusChip } from './status-chip'

type Referral = ResponseOf<'GET /api/v1/referrals'>['items'][number]
type Query = NonNullable<InputOf<'GET /api/v1/referrals'>['query']>

const NAMES = ['status', 'department'] as const
const DEPARTMENT_OPTIONS = DEPARTMENTS.map((value) => ({ value, label: ROLE_LABEL[value] }))

const COLUMNS: TableColumnsType<Referral> = [
  { key: 'grade', title: '等级', width: 84, render: (_, { grade }) => <GradeChip grade={grade} /> },
  {
    key: 'title',
    title: '事项',
    render: (_, { title, subjectLabel, number }) => (
      <TwoLines strong first={title} second={[subjectLabel, number].filter(Boolean).join(' ')} />
    ),
  },
  {
    key: 'place',
    title: '地点',
    width: 260,
    render: (_, { areaName, premisesLabel }) => <TwoLines first={premisesLabel || '—'} second={areaName} />,
  },
  { key: 'department', title: '移交给', width: 130, dataIndex: 'departmentLabel' },
  {
    key: 'handedAt',
    title: '移交',
    width: 150,
    render: (_, { handedAt, handedBy }) => <TwoLines first={momentWords(handedAt)} second={handedBy} />,
  },
  {
    key: 'status',
    title: '到哪步',
    width: 150,
    render: (_, { status, statusLabel }) => <ReferralStatusChip status={status} label={statusLabel} />,
  },
]

export function Component() {
  const { role } = useAccount()
  const { id } = useParams()
  const { open } = useOpen('/referrals')
  const params = useListParams(NAMES)
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/referrals', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead title='移交' note={isDepartment(role) ? '打开一件，办结后回复，或说明原因退回' : '等部门回复的在前'} />
      <FilterBar params={params}>
        <Choice params={params} name='status' label='到哪步' options={optionsOf(REFERRAL_STATUS_LABEL)} />
        {isDepartment(role) ? null : (
          <Choice params={params} name='department' label='部门' options={DEPARTMENT_OPTIONS} width={150} />
        )}
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        selected={id}
        minWidth={1000}
        empty={
          isDepartment(role)
            ? '没有移交给贵单位的事项。新的移交会出现在这里。'
            : '没有移交的事项。在隐患或告警里点“移交部门”。'
        }
      />
      <Outlet />
    </div>
  )
}
