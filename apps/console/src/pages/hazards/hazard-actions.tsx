import { Form, Radio, Segmented } from 'antd'
import { useRef } from 'react'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { CompanyField, lelTenths, PersonField, ReadingField, TextField } from '../../ui/fields'
import { PhotoField } from '../../ui/photo-field'
import type { HazardDetail } from './types'

const text = (value: string | undefined): string | null => value?.trim() || null

interface Props {
  hazard: HazardDetail
}

/** What the person had before his eyes when he first sent it: repeated after a lost answer, it must be the same deed. */
function useSeen({ version }: HazardDetail): (actionId: string) => number {
  const sent = useRef(new Map<string, number>())
  return (actionId) => {
    const first = sent.current.get(actionId) ?? version
    sent.current.set(actionId, first)
    return first
  }
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
  to: 'person' | 'company'
  accountId?: string
  companyId?: string
  note?: string
}

function Dispatch({ hazard }: Props) {
  const act = useAct('POST /api/v1/hazards/:id/dispatch')
  const seen = useSeen(hazard)
  return (
    <ActionForm<DispatchValues>
      label='派单'
      title='派单整改'
      draft={`hazard.dispatch/${hazard.id}`}
      done='已派单，等待整改'
      button={{ type: 'primary' }}
      initialValues={{ to: 'person' }}
      submit={(values, actionId, at) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: {
            actionId,
            at,
            version: seen(actionId),
            accountId: values.to === 'person' ? (values.accountId ?? null) : null,
            companyId: values.to === 'company' ? (values.companyId ?? null) : null,
            note: text(values.note),
          },
        })
      }
    >
      <Form.Item name='to' label='谁来改'>
        <Segmented
          options={[
            { value: 'person', label: '人员跟进' },
            { value: 'company', label: '燃气企业' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['to']}>
        {({ getFieldValue }) =>
          getFieldValue('to') === 'company' ? <CompanyField /> : <PersonField area={hazard.areaCode} required />
        }
      </Form.Item>
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
  const seen = useSeen(hazard)
  return (
    <ActionForm<RectifyValues>
      label='报整改'
      draft={`hazard.rectify/${hazard.id}`}
      done='已报整改，等另一人复查'
      submit={(values, actionId, at) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: {
            actionId,
            at,
            version: seen(actionId),
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
  const seen = useSeen(hazard)
  return (
    <ActionForm<RecheckValues>
      label='复查'
      title='复查（须为整改人以外的人）'
      submitText='提交复查结果'
      draft={`hazard.recheck/${hazard.id}`}
      done='复查结果已提交'
      button={{ type: 'primary' }}
      submit={(values, actionId, at) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: {
            actionId,
            at,
            version: seen(actionId),
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
          options={[
            { value: true, label: '已改好，办结' },
            { value: false, label: '没有改好，退回' },
          ]}
        />
      </Form.Item>
      <PhotoField label='复查照片' />
      <Form.Item noStyle dependencies={['pass']}>
        {({ getFieldValue }) => <Judged hazard={hazard} passed={getFieldValue('pass') as boolean | undefined} />}
      </Form.Item>
    </ActionForm>
  )
}

/** What the result asks for: a reading of zero to release, a reason to send back. */
function Judged({ hazard, passed }: Props & { passed: boolean | undefined }) {
  const failed = passed === false
  return (
    <>
      {hazard.emergency && passed ? <ReadingField /> : null}
      <TextField key={String(passed)} name='reason' label={failed ? '没有改好的原因' : '说明'} required={failed} />
    </>
  )
}

function Return({ hazard }: Props) {
  const act = useAct('POST /api/v1/hazards/:id/return')
  const seen = useSeen(hazard)
  return (
    <ActionForm<{ reason: string }>
      label='退回'
      title='退回并说明原因'
      draft={`hazard.return/${hazard.id}`}
      done='已退回'
      submit={({ reason }, actionId, at) =>
        act.mutateAsync({
          params: { id: hazard.id },
          body: { actionId, at, version: seen(actionId), reason: reason.trim() },
        })
      }
    >
      <TextField name='reason' label='退回原因' required placeholder='哪里不对、要补什么' />
    </ActionForm>
  )
}
