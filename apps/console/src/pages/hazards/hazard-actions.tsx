import { Form, Radio, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { CompanyField, lelTenths, PersonField, ReadingField, TextField } from '../../ui/fields'
import { PhotoField } from '../../ui/photo-field'
import type { HazardDetail } from './types'

const now = (): string => new Date().toISOString()
const text = (value: string | undefined): string | null => value?.trim() || null

interface Props {
  hazard: HazardDetail
}

/** What may be done now, as the server says; the first one is the next step. */
export function HazardActions({ hazard }: Props) {
  const may = (action: HazardDetail['actions'][number]) => hazard.actions.includes(action)
  if (!hazard.actions.length) {
    return <span className='muted'>{hazard.status === 'closed' ? '已办结，不用再做什么' : '现在没有要您做的'}</span>
  }
  return (
    <div className='actions'>
      {may('recheck') ? <Recheck hazard={hazard} /> : null}
      {may('dispatch') ? <Dispatch hazard={hazard} /> : null}
      {may('rectify') ? <Rectify hazard={hazard} /> : null}
      {may('return') ? <Return hazard={hazard} /> : null}
    </div>
  )
}

interface DispatchValues {
  accountId?: string
  companyId?: string
  note?: string
}

function Dispatch({ hazard }: Props) {
  const act = useAct('POST /api/v1/hazards/:id/dispatch')
  const [to, setTo] = useState<'person' | 'company'>('person')
  return (
    <ActionForm<DispatchValues>
      label='派单'
      title='派单整改'
      done='已派单，等待整改'
      button={{ type: 'primary' }}
      submit={(values, actionId) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: {
            actionId,
            at: now(),
            version: hazard.version,
            accountId: to === 'person' ? (values.accountId ?? null) : null,
            companyId: to === 'company' ? (values.companyId ?? null) : null,
            note: text(values.note),
          },
        })
      }
    >
      <Form.Item label='谁来改'>
        <Segmented
          value={to}
          onChange={(value) => setTo(value as 'person' | 'company')}
          options={[
            { value: 'person', label: '人员跟进' },
            { value: 'company', label: '燃气企业' },
          ]}
        />
      </Form.Item>
      {to === 'person' ? <PersonField area={hazard.areaCode} required /> : <CompanyField />}
      <TextField name='note' label='要求' placeholder='整改要求、注意事项（可不填）' />
    </ActionForm>
  )
}

interface RectifyValues {
  photoIds: string[]
  note?: string
  reading?: number
}

function Rectify({ hazard }: Props) {
  const act = useAct('POST /api/v1/hazards/:id/rectify')
  return (
    <ActionForm<RectifyValues>
      label='报整改'
      done='已报整改，等另一人复查'
      submit={(values, actionId) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: {
            actionId,
            at: now(),
            version: hazard.version,
            photoIds: values.photoIds,
            note: text(values.note),
            readingLelTenths: lelTenths(values.reading),
          },
        })
      }
    >
      <PhotoField label='整改后照片' required />
      {hazard.emergency ? <ReadingField /> : null}
      <TextField name='note' label='说明' placeholder='怎样改的（可不填）' />
    </ActionForm>
  )
}

interface RecheckValues {
  pass: boolean
  photoIds?: string[]
  reason?: string
  reading?: number
}

function Recheck({ hazard }: Props) {
  const act = useAct('POST /api/v1/hazards/:id/recheck')
  const [passed, setPassed] = useState<boolean | null>(null)
  return (
    <ActionForm<RecheckValues>
      label='复查'
      title='复查（须为整改人以外的人）'
      submitText='提交复查结果'
      done='复查结果已提交'
      button={{ type: 'primary' }}
      submit={(values, actionId) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: {
            actionId,
            at: now(),
            version: hazard.version,
            pass: values.pass,
            photoIds: values.photoIds ?? [],
            reason: text(values.reason),
            readingLelTenths: lelTenths(values.reading),
          },
        })
      }
    >
      <Form.Item name='pass' label='复查结果' rules={[{ required: true, message: '请选择复查结果' }]}>
        <Radio.Group
          onChange={(event) => setPassed(event.target.value as boolean)}
          options={[
            { value: true, label: '已改好，办结' },
            { value: false, label: '没有改好，退回' },
          ]}
        />
      </Form.Item>
      <PhotoField label='复查照片' />
      {hazard.emergency && passed ? <ReadingField /> : null}
      <TextField
        key={String(passed)}
        name='reason'
        label={passed === false ? '没有改好的原因' : '说明'}
        required={passed === false}
      />
    </ActionForm>
  )
}

function Return({ hazard }: Props) {
  const act = useAct('POST /api/v1/hazards/:id/return')
  return (
    <ActionForm<{ reason: string }>
      label='退回'
      title='退回并说明原因'
      done='已退回'
      submit={({ reason }, actionId) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: { actionId, at: now(), version: hazard.version, reason: reason.trim() },
        })
      }
    >
      <TextField name='reason' label='退回原因' required placeholder='哪里不对、要补什么' />
    </ActionForm>
  )
}
