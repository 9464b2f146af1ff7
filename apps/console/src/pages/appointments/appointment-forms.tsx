import {
  APPOINTMENT_PURPOSES,
  DAY_PART_LABEL,
  type DayPart,
  NOTICE_DAYS,
  NOTICE_DAYS_BASIS,
  newId,
  PURPOSE_WORDS,
  WITHDRAW_REASON_LABEL,
  type WithdrawReason,
} from '@app/domain'
import { Form, Radio, Select, Switch } from 'antd'
import { useState } from 'react'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { PersonField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { Unverified } from '../../ui/tags'
import { DayField } from '../premises/day-field'
import type { Appointment } from './types'

type Purpose = (typeof APPOINTMENT_PURPOSES)[number]

interface Window {
  visitOn: string
  dayPart: DayPart
  agreed?: boolean
}

interface NewValues extends Window {
  purpose: Purpose
  accountId: string
}

/** 未核实 stands where somebody relies on it. */
export const NoticeDays = () => (
  <>
    提前 {NOTICE_DAYS} 天 <Unverified title={NOTICE_DAYS_BASIS} />
    ；已说好的不限
  </>
)

function WindowFields() {
  return (
    <>
      <DayField name='visitOn' label='哪天去' extra={<NoticeDays />} />
      <Form.Item name='dayPart' label='什么时候' rules={[{ required: true, message: '请选择上午、下午或晚上' }]}>
        <Radio.Group options={optionsOf(DAY_PART_LABEL)} />
      </Form.Item>
      <Form.Item name='agreed' label='已和用户当面或电话说好' valuePropName='checked'>
        <Switch checkedChildren='已说好' unCheckedChildren='还没说' />
      </Form.Item>
    </>
  )
}

/** From the page of a place: who comes, when, what for. The household reads it at once. */
export function AnnounceVisit({ premisesId, areaCode }: { premisesId: string; areaCode: string }) {
  const act = useAct('POST /api/v1/appointments')
  const [id] = useState(newId)
  return (
    <ActionForm<NewValues>
      label='预约上门'
      submitText='约好并告知用户'
      done='已约好，用户手机上已能看到'
      initialValues={{ purpose: 'annual', dayPart: 'morning' }}
      draft={`appointment.announce/${premisesId}`}
      submit={({ accountId, purpose, visitOn, dayPart, agreed = false }) =>
        act.mutateAsync({ body: { id, premisesId, inspectorId: accountId, purpose, visitOn, dayPart, agreed } })
      }
    >
      <PersonField area={areaCode.slice(0, 9)} required label='谁去' />
      <Form.Item name='purpose' label='去做什么' rules={[{ required: true, message: '请选择事由' }]}>
        <Select options={APPOINTMENT_PURPOSES.map((value) => ({ value, label: PURPOSE_WORDS[value] }))} />
      </Form.Item>
      <WindowFields />
    </ActionForm>
  )
}

export function MoveVisit({ appointment }: { appointment: Appointment }) {
  const act = useAct('POST /api/v1/appointments/:id/move')
  const { id, inspectorId, wish, visitOn, dayPart } = appointment
  return (
    <ActionForm<Window>
      label='改约'
      done='已改约，用户手机上已能看到'
      button={{ size: 'small', type: wish ? 'primary' : 'default' }}
      draft={`appointment.move/${id}`}
      initialValues={wish ? { visitOn: wish.on, dayPart: wish.dayPart, agreed: true } : { visitOn, dayPart }}
      submit={({ agreed = false, ...window }, actionId) =>
        act.mutateAsync({ params: { id }, body: { actionId, inspectorId, ...window, agreed } })
      }
    >
      {wish ? <p>用户想改到：{wish.when}</p> : null}
      <WindowFields />
    </ActionForm>
  )
}

export function WithdrawVisit({ appointment: { id, premisesLabel } }: { appointment: Appointment }) {
  const act = useAct('POST /api/v1/appointments/:id/withdraw')
  return (
    <ActionForm<{ reason: WithdrawReason }>
      label='取消'
      title={`取消 ${premisesLabel} 的预约`}
      submitText='取消预约'
      done='已取消，并告知用户'
      button={{ size: 'small' }}
      draft={`appointment.withdraw/${id}`}
      submit={({ reason }, actionId) => act.mutateAsync({ params: { id }, body: { actionId, reason } })}
    >
      <Form.Item name='reason' label='为什么取消' rules={[{ required: true, message: '请选为什么取消' }]}>
        <Radio.Group options={optionsOf(WITHDRAW_REASON_LABEL)} />
      </Form.Item>
      <p>用户在手机上会看到“不来了”和原因；登记了手机号的还会收到短信。</p>
    </ActionForm>
  )
}
