import type { InputOf } from '@app/contract'
import type { TableColumnsType } from 'antd'
import { Outlet, useParams } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { AreaChoice, Choice, FilterBar, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import { useOpen } from '../../ui/use-open'
import { holderWords } from './holder-words'
import { NewGrid } from './new-grid'
import { Staffing } from './staffing'
import type { Grid } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/grids'>['query']>

const NAMES = ['q', 'area', 'kind', 'gap'] as const
const KINDS = [
  { value: 'grid', label: '网格' },
  { value: 'microgrid', label: '微网格' },
]
const GAPS = [{ value: '1', label: '两周内无人负责' }]

const COLUMNS: TableColumnsType<Grid> = [
  {
    key: 'grid',
    title: '网格',
    width: 250,
    render: (_, { name, code, kindLabel }) => <TwoLines strong first={name} second={`${kindLabel} ${code}`} />,
  },
  { key: 'within', title: '所属', width: 220, dataIndex: 'within' },
  { key: 'premises', title: '场所', width: 72, align: 'right', dataIndex: 'premises' },
  { key: 'holders', title: '谁负责', render: (_, { holders }) => <Holders holders={holders} /> },
  { key: 'state', title: '安排', width: 220, render: (_, grid) => <Staffing grid={grid} /> },
]

export function Component() {
  const { role } = useAccount()
  const { code } = useParams()
  const { open } = useOpen('/grids')
  const params = useListParams(NAMES)
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/grids', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead title='网格与人员' extra={['street', 'office', 'admin'].includes(role) ? <NewGrid /> : undefined} />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='网格名称或编码开头' />
        <AreaChoice params={params} />
        <Choice params={params} name='kind' label='层级' options={KINDS} width={104} />
        <Choice params={params} name='gap' label='是否有人负责' options={GAPS} width={158} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(grid) => grid.code}
        onOpen={(grid) => open(grid.code)}
        selected={code}
        minWidth={980}
        empty={params.values.gap ? '两周内每个网格都有人负责。' : '没有符合条件的网格。'}
      />
      <Outlet />
    </div>
  )
}

function Holders({ holders }: Pick<Grid, 'holders'>) {
  if (holders.length === 0) return <span className='muted'>没有安排</span>
  return (
    <span className='chips'>
      {holders.map((one) => (
        <Chip key={one.id} tone={one.active && one.now ? 'accent' : 'grey'}>
          {holderWords(one)}
        </Chip>
      ))}
    </span>
  )
}
