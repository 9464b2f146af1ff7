import type { InputOf } from '@app/contract'
import { Button, type TableColumnsType } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { mayRecall } from '../../shell/menu'
import { Choice, FilterBar } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { ProgressBar } from './progress-bar'
import type { Recall } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/recalls'>['query']>

const TONE = { collecting: 'accent', open: 'red', closed: 'grey' } as const

const COLUMNS: TableColumnsType<Recall> = [
  { key: 'openedAt', title: '发起', width: 130, render: (_, { openedAt }) => momentWords(openedAt) },
  { key: 'title', title: '召回什么', render: (_, { id, title }) => <Link to={`/recalls/${id}`}>{title}</Link> },
  { key: 'reason', title: '原因', width: 140, dataIndex: 'reasonLabel' },
  {
    key: 'progress',
    title: '办结',
    width: 260,
    render: (_, { done, total }) => <ProgressBar done={done} total={total} />,
  },
  {
    key: 'state',
    title: '状态',
    width: 130,
    render: (_, { state, stateLabel }) => <Chip tone={TONE[state]}>{stateLabel}</Chip>,
  },
]

/** 召回, with how far each has come. */
export function Component() {
  const { role } = useAccount()
  const navigate = useNavigate()
  const params = useListParams(['open', 'sort'])
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/recalls', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        title='召回'
        note='按充装、检验或制造批次找出每一只瓶，派给网格和气站，直到全部有着落'
        extra={
          mayRecall(role) ? (
            <Button type='primary' onClick={() => navigate('/recalls/new')}>
              新的召回
            </Button>
          ) : null
        }
      />
      <FilterBar params={params}>
        <Choice params={params} name='open' label='状态' options={[{ value: 'true', label: '只看未办结' }]} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={({ id }) => id}
        onOpen={({ id }) => navigate(`/recalls/${id}`)}
        minWidth={900}
        empty='没有召回。'
      />
    </div>
  )
}
