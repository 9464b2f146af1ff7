import { PrinterOutlined } from '@ant-design/icons'
import type { ResponseOf } from '@app/contract'
import { MOST_LABELS } from '@app/domain'
import { App, Button, Form, InputNumber, Select, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { saveFile } from '../../../api/download'
import { problemWords } from '../../../api/problem'
import { useAccount } from '../../../api/session'
import { useAct, useApi } from '../../../api/use-api'
import { momentWords } from '../../../format/time'
import { ActionForm } from '../../../ui/action-form'
import { useListParams } from '../../../ui/list-params'
import { ListTable } from '../../../ui/list-table'
import { PageHead } from '../../../ui/section'
import { TwoLines } from '../../../ui/two-lines'

type Batch = ResponseOf<'GET /api/v1/label-batches'>['items'][number]

const PER_SHEET = 24

const columns = (mayPrint: boolean): TableColumnsType<Batch> => [
  {
    key: 'codes',
    title: '编号',
    render: (_, { first, last }) => (
      <span className='code'>
        {first} — {last}
      </span>
    ),
  },
  { key: 'labels', title: '个数', width: 90, align: 'right', dataIndex: 'labels' },
  { key: 'company', title: '发给', width: 220, dataIndex: 'companyName', ellipsis: true },
  {
    key: 'who',
    title: '领取',
    width: 180,
    render: (_, { createdAt, requestedBy }) => <TwoLines first={momentWords(createdAt)} second={requestedBy} />,
  },
  {
    key: 'print',
    title: '',
    width: 170,
    render: (_, batch) => (mayPrint ? <Sheets batch={batch} /> : `${batch.sheets} 页`),
  },
]

/** 标签: codes are given out once; the sheets of a batch may be printed again. */
export function Component() {
  const { role } = useAccount()
  const params = useListParams(['sort'])
  const mayPrint = role === 'office' || role === 'company'
  const list = useApi(
    'GET /api/v1/label-batches',
    { query: { cursor: params.cursor, limit: params.limit } },
    { keep: true },
  )
  return (
    <div className='page'>
      <PageHead
        list={{ to: '/cylinders', name: '气瓶' }}
        title='打印标签'
        note={`A4，每页 ${PER_SHEET} 张（70×37 毫米）；编号末位是校验位，读错一位不会变成别的瓶`}
        extra={mayPrint ? <TakeLabels own={role === 'company'} /> : null}
      />
      <ListTable
        query={list}
        params={params}
        columns={columns(mayPrint)}
        rowKey={({ id }) => id}
        minWidth={820}
        empty='还没有领过标签编号。领取后可下载标签页打印；贴到瓶上后，在气瓶页面登记编号，或由网格员用手机绑定。'
      />
    </div>
  )
}

interface Wish {
  labels: number
  companyId?: string
}

function TakeLabels({ own }: { own: boolean }) {
  const act = useAct('POST /api/v1/label-batches')
  return (
    <ActionForm<Wish>
      label='领取新编号'
      title='领取一批新的标签编号'
      submitText='领取'
      done='已领取，可以下载打印'
      draft='labels.take'
      button={{ type: 'primary' }}
      initialValues={{ labels: PER_SHEET * 2 }}
      submit={({ labels, companyId }, id) => act.mutateAsync({ body: { id, labels, companyId: companyId ?? null } })}
    >
      <Form.Item
        name='labels'
        label='要多少个'
        extra={`一页 ${PER_SHEET} 张，一次最多 ${MOST_LABELS} 个；领走的编号不会再发第二次`}
        rules={[{ required: true, message: '请填写个数' }]}
      >
        <InputNumber min={1} max={MOST_LABELS} precision={0} style={{ width: 160 }} />
      </Form.Item>
      {own ? null : <ReceiverField />}
    </ActionForm>
  )
}

function ReceiverField() {
  const companies = useApi('GET /api/v1/companies', {}, { staleTime: 600_000 })
  const options = (companies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name='companyId' label='发给哪家企业' extra='只能贴在这家企业的气瓶上；不选则区里自用，任何气瓶都能贴'>
      <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options} placeholder='区里自用' />
    </Form.Item>
  )
}

function Sheets({ batch }: { batch: Batch }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  async function take() {
    setBusy(true)
    await saveFile(`/api/v1/label-batches/${batch.id}/sheets`).catch((error: unknown) =>
      message.error(problemWords(error)),
    )
    setBusy(false)
  }
  return (
    <Button size='small' icon={<PrinterOutlined />} loading={busy} onClick={() => void take()}>
      下载 PDF（{batch.sheets} 页）
    </Button>
  )
}
