import type { ResponseOf } from '@app/contract'
import { Table, type TableColumnsType } from 'antd'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Ready } from '../../ui/states'
import { Chip, Unverified } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'

type Row = ResponseOf<'GET /api/v1/privacy/retention'>['items'][number]

const BY: Record<Row['by'], string> = { daily: '每天 03:10 自动', system: '系统自动', person: '由人办理' }

const COLUMNS: TableColumnsType<Row> = [
  { key: 'label', title: '记录', width: 210, dataIndex: 'label' },
  {
    key: 'keep',
    title: '保存',
    width: 110,
    render: (_, { keep, from }) => <TwoLines strong first={keep} second={`自${from}起`} />,
  },
  { key: 'after', title: '到期怎么办', width: 220, dataIndex: 'after' },
  {
    key: 'basis',
    title: '依据',
    render: (_, { basis, unverified }) => (
      <>
        {basis} {unverified ? <Unverified /> : null}
      </>
    ),
  },
  { key: 'last', title: '最近一次', width: 190, render: (_, row) => <Last row={row} /> },
]

/** 保存期限: a rule a line, what it rests on, and what the last night did. */
export function RetentionTable() {
  const query = useApi('GET /api/v1/privacy/retention', {})
  return (
    <Ready query={query} rows={12}>
      {({ items }) => (
        <Table<Row>
          size='middle'
          columns={COLUMNS}
          dataSource={items}
          rowKey={(row) => row.kind}
          pagination={false}
          scroll={{ x: 980 }}
        />
      )}
    </Ready>
  )
}

function Last({ row: { by, last } }: { row: Row }) {
  if (by !== 'daily') return <span className='muted'>{BY[by]}</span>
  if (!last) return <span className='muted'>{BY[by]}，还没有运行过</span>
  return (
    <TwoLines
      first={
        <>
          {momentWords(last.at)} {last.removed ? <Chip tone='accent'>清除 {last.removed}</Chip> : '没有到期的'}
        </>
      }
      second={last.lastRemovedAt ? `上次清除 ${momentWords(last.lastRemovedAt)}，累计 ${last.total}` : BY[by]}
    />
  )
}
