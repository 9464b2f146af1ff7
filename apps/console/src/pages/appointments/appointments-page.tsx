import type { InputOf } from '@app/contract'
import { APPOINTMENT_STATE_LABEL, type AppointmentState } from '@app/domain'
import { Button, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayDispatch } from '../../shell/menu'
import { AreaChoice, Choice, FilterBar, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import { MoveVisit, NoticeDays, WithdrawVisit } from './appointment-forms'
import type { Appointment } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/appointments'>['query']>

const NAMES = ['q', 'area', 'asked', 'open', 'premisesId', 'sort'] as const

const tone = (state: AppointmentState) =>
  state === 'change_asked' ? 'amber' : state === 'missed' ? 'red' : state === 'done' ? 'green' : 'grey'

function sayOf({ wish, withdrawnFor, notice }: Appointment): string {
  if (withdrawnFor) return withdrawnFor
  return wish ? `想改到 ${wish.when}` : (notice ?? '没有发短信，请电话或送通知单')
}

const columns = (acts: boolean): TableColumnsType<Appointment> => [
  {
    key: 'visitOn',
    title: '约定时间',
    width: 250,
    sorter: true,
    render: (_, row) => <TwoLines first={row.when} second={row.purposeWords} />,
  },
  {
    key: 'place',
    title: '用气场所',
    render: (_, row) => (
      <TwoLines first={<Link to={`/premises/${row.premisesId}`}>{row.premisesLabel}</Link>} second={row.areaName} />
    ),
  },
  {
    key: 'who',
    title: '谁去',
    width: 130,
    render: (_, row) => <TwoLines first={row.inspectorName} second={row.inspectorStaffNo ?? ''} />,
  },
  {
    key: 'state',
    title: '用户怎么说',
    width: 250,
    render: (_, row) => (
      <TwoLines first={<Chip tone={tone(row.state)}>{APPOINTMENT_STATE_LABEL[row.state]}</Chip>} second={sayOf(row)} />
    ),
  },
  {
    key: 'acts',
    title: '',
    width: 250,
    render: (_, row) => (
      <span className='actions'>
        <Link to={`/print/appointments/${row.id}`} target='_blank'>
          <Button size='small'>打印通知单</Button>
        </Link>
        {acts && !['done', 'withdrawn'].includes(row.state) ? (
          <>
            <MoveVisit appointment={row} />
            <WithdrawVisit appointment={row} />
          </>
        ) : null}
      </span>
    ),
  },
]

export function Component() {
  const params = useListParams(NAMES)
  const { role } = useAccount()
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/appointments', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        title='预约上门'
        note={
          <>
            <NoticeDays />
            ；用户可以在手机上要求改时间。新预约在场所页里点“预约上门”
          </>
        }
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='预约编号或末 8 位' />
        <AreaChoice params={params} />
        <Choice
          params={params}
          name='asked'
          label='用户要改'
          options={[{ value: '1', label: '要改时间的' }]}
          width={128}
        />
        <Choice
          params={params}
          name='open'
          label='还没去'
          options={[{ value: '1', label: '还没上门的' }]}
          width={128}
        />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={columns(mayDispatch(role))}
        rowKey={(row) => row.id}
        minWidth={1080}
        empty='没有预约。在场所页点“预约上门”，或由网格员在手机上约。'
      />
    </div>
  )
}
