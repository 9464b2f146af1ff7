import type { InputOf } from '@app/contract'
import { BOTTLE_PRESENCE_LABEL, BOTTLE_USE_LABEL, CYLINDER_STATUS_LABEL } from '@app/domain'
import { Button, type TableColumnsType } from 'antd'
import { useNavigate } from 'react-router'
import { useAccount } from '../../api/session'
import { useApi } from '../../api/use-api'
import { mayReadLabels, mayReadRefusals, mayReadScanRules } from '../../shell/menu'
import { ExportButton } from '../../ui/export-button'
import { AreaChoice, Choice, FilterBar, optionsOf, SearchBox } from '../../ui/filters'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { Chip, ColourChip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import { CompanyChoice } from './company-choice'
import type { CylinderRow } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/cylinders'>['query']>

const NAMES = ['q', 'area', 'status', 'presence', 'use', 'due', 'companyId', 'premisesId', 'sort'] as const

const DUE_OPTIONS = [
  { value: 'overdue', label: '检验已超期' },
  { value: 'due30', label: '30天内到检' },
  { value: 'life', label: '超使用年限' },
  { value: 'expired', label: '检验或年限已过' },
]

const COLUMNS: TableColumnsType<CylinderRow> = [
  {
    key: 'state',
    title: '状态',
    width: 122,
    render: (_, { state }) => <ColourChip colour={state.colour} />,
  },
  {
    key: 'code',
    title: '瓶号',
    width: 170,
    sorter: true,
    render: (_, cylinder) => (
      <div className='two-lines'>
        <b className='code'>{cylinder.code}</b>
        <small>{cylinder.stampNo ? `钢印 ${cylinder.stampNo}` : '钢印未记'}</small>
      </div>
    ),
  },
  {
    key: 'reason',
    title: '原因',
    render: (_, { state }) => state.reasons.join('；') || <span className='muted'>—</span>,
  },
  { key: 'model', title: '型号', width: 150, dataIndex: 'modelLabel' },
  { key: 'owner', title: '权属', width: 150, dataIndex: 'ownerName', ellipsis: true },
  {
    key: 'place',
    title: '位置',
    width: 180,
    render: (_, { premisesLabel, use, presence }) => (
      <TwoLines
        first={premisesLabel ?? '不在用气场所'}
        second={[use && BOTTLE_USE_LABEL[use], presence && presence !== 'present' && BOTTLE_PRESENCE_LABEL[presence]]
          .filter(Boolean)
          .join(' · ')}
      />
    ),
  },
  {
    key: 'status',
    title: '档案',
    width: 84,
    render: (_, { status }) => (
      <Chip tone={status === 'unregistered' ? 'amber' : 'grey'}>{CYLINDER_STATUS_LABEL[status]}</Chip>
    ),
  },
  {
    key: 'nextTestOn',
    title: '下次检验',
    width: 116,
    sorter: true,
    render: (_, { nextTestOn }) => nextTestOn ?? '不详',
  },
]

export function Component() {
  const params = useListParams(NAMES)
  const navigate = useNavigate()
  const { role } = useAccount()
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/cylinders', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        title='气瓶'
        extra={
          <>
            {mayReadRefusals(role) ? <Button onClick={() => navigate('/cylinders/refusals')}>用户拒收</Button> : null}
            {mayReadScanRules(role) ? (
              <Button onClick={() => navigate('/cylinders/scan-rules')}>扫码规则</Button>
            ) : null}
            {mayReadLabels(role) ? <Button onClick={() => navigate('/cylinders/labels')}>打印标签</Button> : null}
            <ExportButton kind='cylinders' filters={params.values} />
          </>
        }
      />
      <FilterBar params={params}>
        <SearchBox params={params} placeholder='瓶号或钢印号' />
        <AreaChoice params={params} />
        <CompanyChoice params={params} />
        <Choice params={params} name='due' label='到期' options={DUE_OPTIONS} />
        <Choice params={params} name='status' label='档案' options={optionsOf(CYLINDER_STATUS_LABEL)} width={104} />
        <Choice params={params} name='use' label='用途' options={optionsOf(BOTTLE_USE_LABEL)} width={96} />
        <Choice params={params} name='presence' label='核瓶' options={optionsOf(BOTTLE_PRESENCE_LABEL)} width={112} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(cylinder) => cylinder.id}
        onOpen={(cylinder) => navigate(`/cylinders/${cylinder.id}`)}
        minWidth={1140}
        empty='没有符合条件的气瓶，可清除筛选再看。'
      />
    </div>
  )
}
