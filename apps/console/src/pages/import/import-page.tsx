import type { InputOf } from '@app/contract'
import type { TableColumnsType } from 'antd'
import { useNavigate } from 'react-router'
import { useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { useListParams } from '../../ui/list-params'
import { ListTable } from '../../ui/list-table'
import { PageHead } from '../../ui/section'
import { TwoLines } from '../../ui/two-lines'
import { NewImport } from './new-import'
import { countWords, ImportChip } from './status'
import type { Import } from './types'

type Query = NonNullable<InputOf<'GET /api/v1/imports'>['query']>

const COLUMNS: TableColumnsType<Import> = [
  { key: 'status', title: '结果', width: 190, render: (_, row) => <ImportChip {...row} /> },
  {
    key: 'kind',
    title: '台账',
    render: (_, { kindLabel, fileName }) => <TwoLines strong first={kindLabel} second={fileName ?? '内容已删除'} />,
  },
  { key: 'counts', title: '数量', width: 280, render: (_, row) => countWords(row) },
  { key: 'by', title: '上传人', width: 150, dataIndex: 'by' },
  {
    key: 'createdAt',
    title: '时间',
    width: 150,
    render: (_, { createdAt, appliedAt }) => momentWords(appliedAt ?? createdAt),
  },
  {
    key: 'hash',
    title: '文件校验值',
    width: 116,
    render: (_, { fileHash }) => (
      <span className='hash' title={fileHash}>
        {fileHash.slice(0, 8)}
      </span>
    ),
  },
]

export function Component() {
  const params = useListParams([])
  const navigate = useNavigate()
  const query: Query = { cursor: params.cursor, limit: params.limit }
  const list = useApi('GET /api/v1/imports', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead title='导入' note='台账的内容导入后即删除；没有导入的保留一天' />
      <NewImport />
      <h2 className='import-history'>历次导入</h2>
      <ListTable
        query={list}
        params={params}
        columns={COLUMNS}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/import/${row.id}`)}
        minWidth={1000}
        empty='还没有导入过。'
      />
    </div>
  )
}
