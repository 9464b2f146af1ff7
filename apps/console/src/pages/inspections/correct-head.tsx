import { HEADER_LABEL, type HeaderField, SIGNER_KIND_LABEL, VISIT_KIND_LABEL } from '@app/domain'
import { Button, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-api'
import { TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { DayField } from '../premises/day-field'
import type { InspectionDetail } from './types'

interface Values {
  field: HeaderField
  kind?: string
  signer?: string
  nextVisitOn?: string
  reason: string
}

/** 更正 of the head of a record: kind, signer, next date. */
export function CorrectHead({ inspection }: { inspection: InspectionDetail }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>更正单头</Button>
      {open ? <HeadDialog inspection={inspection} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function HeadDialog({ inspection, onClose }: { inspection: InspectionDetail } & DialogProps) {
  const act = useAct('POST /api/v1/inspections/:id/corrections')
  const fields = correctable(inspection)
  return (
    <FormDialog<Values>
      title='更正单头'
      okText='更正'
      done='已更正，签字原件不变'
      draft={`inspection.correct-head/${inspection.id}`}
      initialValues={{ field: fields[0] }}
      onClose={onClose}
      submit={({ reason, ...values }, actionId) => {
        const { field } = values
        const change = {
          kind: 'header' as const,
          field,
          before: saidNow(inspection, field),
          after: values[field] ?? null,
        }
        return act.mutateAsync({ params: { id: inspection.id }, body: { actionId, reason, change } })
      }}
    >
      <Form.Item name='field' label='更正哪一处'>
        <Radio.Group optionType='button' options={fields.map((value) => ({ value, label: HEADER_LABEL[value] }))} />
      </Form.Item>
      <After />
      <TextField name='reason' label='为什么更正' required placeholder='怎么发现的，依据什么' />
    </FormDialog>
  )
}

function After() {
  const field = Form.useWatch<HeaderField>('field')
  if (field === 'nextVisitOn') return <DayField name='nextVisitOn' label='应为' optional />
  const options = field === 'signer' ? optionsOf(SIGNER_KIND_LABEL) : KINDS
  return (
    <Form.Item key={field} name={field ?? 'kind'} label='应为' rules={[{ required: true, message: '请选择' }]}>
      <Select options={options} />
    </Form.Item>
  )
}

/** A visit signed by several is not made one of one, nor the other way round. */
const KINDS = optionsOf(VISIT_KIND_LABEL).filter(({ value }) => value !== 'joint')

function correctable({ content }: InspectionDetail): HeaderField[] {
  return [
    ...(content.kind === 'joint' ? [] : (['kind'] as const)),
    ...(content.signing ? (['signer'] as const) : []),
    ...(content.outcome === 'evacuated' ? [] : (['nextVisitOn'] as const)),
  ]
}

function saidNow({ content, corrections }: InspectionDetail, field: HeaderField): string | null {
  const last = corrections
    .filter(({ status }) => status === 'standing')
    .flatMap(({ change }) => (change.kind === 'header' && change.field === field ? [change] : []))
    .pop()
  if (last) return last.after
  return field === 'signer' ? (content.signing?.kind ?? null) : content[field]
}
