import {
  addDays,
  BOTTLE_FATE_LABEL,
  type BottleFate,
  dateInShanghai,
  PREMISES_STATUS_LABEL,
  type PremisesStatus,
  REPLACEMENT_LABEL,
  type Replacement,
  STATUS_NEEDS,
  STATUS_STEPS,
} from '@app/domain'
import { Alert, Form, Radio, Select } from 'antd'
import { useAct } from '../../api/use-api'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { PhotoField } from '../../ui/photo-field'
import { DayField } from './day-field'
import type { PremisesDetail } from './types'

interface StatusValues {
  to: PremisesStatus
  on: string
  reviewOn?: string
  replacedBy?: Replacement
  sniffOk?: boolean
  fates?: Record<string, BottleFate>
  photoIds?: string[]
}

const today = (): string => dateInShanghai(new Date().toISOString())
const optionsOf = <T extends string>(values: readonly T[], label: Record<T, string>) =>
  values.map((value) => ({ value, label: label[value] }))

/** What is asked follows the state chosen; the server checks it by the same table. */
export function StatusForm({ premises, onClose }: DialogProps & { premises: PremisesDetail }) {
  const act = useAct('POST /api/v1/premises/:id/status')
  const first = STATUS_STEPS[premises.status][0] ?? 'in_use'
  return (
    <FormDialog<StatusValues>
      title='变更状态'
      okText='登记'
      draft={`premises.status/${premises.id}/${premises.status}`}
      done={({ to }) => (to === 'in_use' ? '已恢复在用，明天前须入户检查' : `已改为${PREMISES_STATUS_LABEL[to]}`)}
      initialValues={{ to: first, on: today() }}
      onClose={onClose}
      submit={(values, actionId) =>
        act.mutateAsync({ params: { id: premises.id }, body: bodyOf(values, premises, actionId) })
      }
    >
      <Asked premises={premises} first={first} />
    </FormDialog>
  )
}

function Asked({ premises, first }: { premises: PremisesDetail; first: PremisesStatus }) {
  const to = Form.useWatch<PremisesStatus>('to') ?? first
  const steps = STATUS_STEPS[premises.status]
  return (
    <>
      <Form.Item name='to' label={`现为${PREMISES_STATUS_LABEL[premises.status]}，改为`}>
        <Radio.Group optionType='button' options={optionsOf(steps, PREMISES_STATUS_LABEL)} />
      </Form.Item>
      <Alert type='info' showIcon={false} title={needsInWords(to, premises)} style={{ marginBottom: 16 }} />
      <DayField name='on' label='变更日期' />
      <Needed key={to} to={to} premises={premises} />
    </>
  )
}

function Needed({ to, premises }: { to: PremisesStatus; premises: PremisesDetail }) {
  const needs = STATUS_NEEDS[to]
  return (
    <>
      {needs.fates.length ? <Bottles premises={premises} fates={needs.fates} /> : null}
      {needs.sniff ? (
        <Form.Item name='sniffOk' label='门口闻检' rules={[{ required: true, message: '请在门口闻检' }]}>
          <Radio.Group
            options={[
              { value: true, label: '无异味' },
              { value: false, label: '有气味（先按险情处置）' },
            ]}
          />
        </Form.Item>
      ) : null}
      {needs.review === 'required' ? <DayField name='reviewOn' label='复看日期' extra='半年以内' /> : null}
      {needs.replacement ? (
        <Form.Item name='replacedBy' label='改用' rules={[{ required: true, message: '请选择改用什么' }]}>
          <Radio.Group options={optionsOf(['electric', 'pipeline', 'none'], REPLACEMENT_LABEL)} />
        </Form.Item>
      ) : null}
      {to === 'in_use' ? null : <PhotoField label={needs.replacement ? '照片或业主说明' : '现场照片（可不拍）'} />}
    </>
  )
}

function Bottles({ premises, fates }: { premises: PremisesDetail; fates: readonly BottleFate[] }) {
  return (
    <>
      {premises.bottles.map(({ id, code, modelLabel }) => (
        <Form.Item
          key={id}
          name={['fates', id]}
          label={`气瓶 ${code}（${modelLabel}）`}
          rules={[{ required: true, message: '请选择去向' }]}
        >
          <Select options={optionsOf(fates, BOTTLE_FATE_LABEL)} placeholder='选择去向' />
        </Form.Item>
      ))}
    </>
  )
}

function needsInWords(to: PremisesStatus, { bottles }: PremisesDetail): string {
  const needs = STATUS_NEEDS[to]
  if (to === 'in_use') return `恢复在用后，${addDays(today(), 1)} 前须入户检查`
  const parts = [
    bottles.length ? `清瓶：说明 ${bottles.length} 只气瓶的去向` : '没有登记的气瓶',
    needs.sniff ? '门口闻检' : null,
    needs.review === 'required' ? '复看日期' : null,
    needs.replacement ? '瓶改电、瓶改管或业主说明的照片' : null,
  ]
  return `需要：${parts.filter(Boolean).join('；')}`
}

function bodyOf({ to, on, ...values }: StatusValues, { bottles }: PremisesDetail, actionId: string) {
  const needs = STATUS_NEEDS[to]
  return {
    actionId,
    to,
    on,
    reviewOn: needs.review === 'required' ? (values.reviewOn ?? null) : null,
    replacedBy: needs.replacement ? (values.replacedBy ?? null) : null,
    sniffOk: needs.sniff ? (values.sniffOk ?? null) : null,
    bottles: needs.fates.length
      ? bottles.flatMap(({ id }) => (values.fates?.[id] ? [{ cylinderId: id, fate: values.fates[id] }] : []))
      : [],
    photoIds: values.photoIds ?? [],
  }
}
