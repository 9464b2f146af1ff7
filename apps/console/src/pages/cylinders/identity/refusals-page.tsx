import type { InputOf, ResponseOf } from '@app/contract'
import { REFUSAL_OUTCOME_LABEL, REFUSAL_OUTCOMES, type RefusalOutcome } from '@app/domain'
import { Form, Select, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useAccount } from '../../../api/session'
import { useAct, useApi } from '../../../api/use-api'
import { momentWords } from '../../../format/time'
import { mayKeepCodes } from '../../../shell/menu'
import { ActionForm } from '../../../ui/action-form'
import { Choice, FilterBar } from '../../../ui/filters'
import { useListParams } from '../../../ui/list-params'
import { ListTable } from '../../../ui/list-table'
import { PageHead } from '../../../ui/section'
import { Chip } from '../../../ui/tags'

type Refusal = ResponseOf<'GET /api/v1/refusals'>['items'][number]
type Query = NonNullable<InputOf<'GET /api/v1/refusals'>['query']>

const columns = (mayAnswer: boolean): TableColumnsType<Refusal> => [
  { key: 'refusedAt', title: '什么时候', width: 140, render: (_, { refusedAt }) => momentWords(refusedAt) },
  {
    key: 'code',
    title: '瓶号',
    width: 160,
    render: (_, { code, cylinderId }) =>
      cylinderId ? (
        <Link to={`/cylinders/${cylinderId}`} className='code'>
          {code}
        </Link>
      ) : (
        <span className='code'>{code}</span>
      ),
  },
  { key: 'reason', title: '为什么不收', width: 190, dataIndex: 'reasonLabel' },
  {
    key: 'place',
    title: '用气场所',
    render: (_, { premisesId, premisesLabel }) => <Link to={`/premises/${premisesId}`}>{premisesLabel}</Link>,
  },
  { key: 'company', title: '气站', width: 190, render: (_, { companyName }) => companyName ?? '没有登记' },
  {
    key: 'answer',
    title: '处理',
    width: 190,
    render: (_, refusal) =>
      refusal.outcomeLabel ? (
        <Chip tone='green'>{refusal.outcomeLabel}</Chip>
      ) : mayAnswer ? (
        <Answer refusal={refusal} />
      ) : (
        <Chip tone='amber'>等气站答复</Chip>
      ),
  },
]

/** 拒收: what households did not take; the company says what it did about it. */
export function Component() {
  const { role } = useAccount()
  const params = useListParams(['open', 'sort'])
  const query = { ...params.values, cursor: params.cursor, limit: params.limit } as Query
  const list = useApi('GET /api/v1/refusals', { query }, { keep: true })
  return (
    <div className='page'>
      <PageHead
        list={{ to: '/cylinders', name: '气瓶' }}
        title='用户拒收'
        note='住户扫码验瓶后没有收的瓶，由气站答复'
      />
      <FilterBar params={params}>
        <Choice params={params} name='open' label='处理' options={[{ value: 'true', label: '还没答复' }]} />
      </FilterBar>
      <ListTable
        query={list}
        params={params}
        columns={columns(mayKeepCodes(role))}
        rowKey={({ id }) => id}
        minWidth={1000}
        empty='没有被拒收的气瓶。'
      />
    </div>
  )
}

const OUTCOMES = REFUSAL_OUTCOMES.map((value) => ({ value, label: REFUSAL_OUTCOME_LABEL[value] }))

function Answer({ refusal: { id, code } }: { refusal: Refusal }) {
  const act = useAct('POST /api/v1/refusals/:id/answer')
  return (
    <ActionForm<{ outcome: RefusalOutcome }>
      label='答复'
      title={`气瓶 ${code}：怎样处理的`}
      submitText='答复'
      done='已答复，告警随之消除'
      draft={`refusal.answer/${id}`}
      button={{ size: 'small', type: 'primary' }}
      initialValues={{ outcome: 'replaced' }}
      submit={({ outcome }, actionId) => act.mutateAsync({ params: { id }, body: { actionId, outcome } })}
    >
      <Form.Item name='outcome' label='处理结果' rules={[{ required: true, message: '请选择处理结果' }]}>
        <Select options={OUTCOMES} />
      </Form.Item>
    </ActionForm>
  )
}
