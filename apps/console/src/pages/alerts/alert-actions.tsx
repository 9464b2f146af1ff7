import { ACTOR_LABEL, type Actor, newId, type Role } from '@app/domain'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Radio, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client'
import { problemWords } from '../../api/problem'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { PersonField, TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { useUndo } from '../../ui/use-undo'
import type { AlertDetail } from './types'

/** What may be done now, as the server says; nothing else is offered. */
export function AlertActions({ alert }: { alert: AlertDetail }) {
  const may = (action: AlertDetail['actions'][number]) => alert.actions.includes(action)
  if (!alert.actions.length) return <span className='muted'>{idleWords(alert)}</span>
  return (
    <div className='actions'>
      {may('acknowledge') ? <Acknowledge alert={alert} /> : null}
      {may('dispatch') ? <Dispatch alert={alert} /> : null}
      {may('dispute') ? <Dispute alert={alert} /> : null}
      {may('confirm_dispute') ? <ConfirmDispute alert={alert} /> : null}
    </div>
  )
}

function idleWords(alert: AlertDetail): string {
  if (alert.status === 'closed') return '已办结，不用再做什么'
  if (alert.disputed) return '已报误报，等另一人确认'
  return `等${alert.actorLabel}办理`
}

function Acknowledge({ alert }: { alert: AlertDetail }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const undoable = useUndo()
  const [actionId] = useState(newId)
  const [pressed, setPressed] = useState(false)
  /** Also when the person has gone on to another page meanwhile, or leaves altogether. */
  const send = () =>
    call(
      'POST /api/v1/alerts/:id/acknowledge',
      { params: { id: alert.id }, body: { actionId } },
      { keepalive: true },
    ).then(
      () => client.invalidateQueries(),
      (error: unknown) => {
        setPressed(false)
        message.error(problemWords(error))
      },
    )
  const press = () => {
    setPressed(true)
    undoable({ said: '已接收，记在您名下', send: () => void send(), undone: () => setPressed(false) })
  }
  return (
    <Button type='primary' disabled={pressed} onClick={press}>
      {pressed ? '已接收' : '接收'}
    </Button>
  )
}

const ROLE_OF: Partial<Record<Actor, Role>> = { inspector: 'inspector', street: 'street', office: 'office' }

interface DispatchValues {
  to: Actor
  accountId?: string
  note?: string
}

function Dispatch({ alert }: { alert: AlertDetail }) {
  const act = useAct('POST /api/v1/alerts/:id/dispatch')
  return (
    <ActionForm<DispatchValues>
      label='派单'
      title='派单 · 移交'
      draft={`alert.dispatch/${alert.id}`}
      done='已派单'
      initialValues={{ to: alert.actor }}
      submit={(values, actionId) =>
        act.mutateAsync({
          params: { id: alert.id },
          body: {
            actionId,
            to: values.to,
            accountId: ROLE_OF[values.to] ? (values.accountId ?? null) : null,
            note: values.note?.trim() || null,
          },
        })
      }
    >
      <Form.Item name='to' label='交给哪一方' rules={[{ required: true, message: '请选择责任方' }]}>
        <Select options={optionsOf(ACTOR_LABEL)} />
      </Form.Item>
      <Form.Item noStyle dependencies={['to']}>
        {({ getFieldValue }) => <Person role={ROLE_OF[getFieldValue('to') as Actor]} area={alert.areaCode} />}
      </Form.Item>
      <TextField name='note' label='说明' placeholder='要对方做什么、注意什么（可不填）' />
    </ActionForm>
  )
}

const Person = ({ role, area }: { role: Role | undefined; area: string | null }) =>
  role ? <PersonField role={role} area={area} label='交给谁（可不指定到人）' /> : null

function Dispute({ alert }: { alert: AlertDetail }) {
  const act = useAct('POST /api/v1/alerts/:id/dispute')
  return (
    <ActionForm<{ reason: string }>
      label='报误报'
      title='报误报'
      submitText='提交，等另一人确认'
      draft={`alert.dispute/${alert.id}`}
      done='已提交，等另一人确认'
      submit={({ reason }, actionId) => act.mutateAsync({ params: { id: alert.id }, body: { actionId, reason } })}
    >
      <TextField
        name='reason'
        label='退回原因'
        required
        placeholder='为什么这条告警不对，例如：现场核对钢印，检验到 2028 年'
      />
    </ActionForm>
  )
}

function ConfirmDispute({ alert }: { alert: AlertDetail }) {
  const act = useAct('POST /api/v1/alerts/:id/confirm-dispute')
  return (
    <ActionForm<{ agree: boolean; reason?: string }>
      label='确认误报'
      title='另一人确认误报'
      submitText='提交'
      draft={`alert.confirm_dispute/${alert.id}`}
      done='已处理'
      button={{ type: 'primary' }}
      submit={({ agree, reason }, actionId) =>
        act.mutateAsync({ params: { id: alert.id }, body: { actionId, agree, reason: reason?.trim() || null } })
      }
    >
      <Form.Item name='agree' label='您核对的结果' rules={[{ required: true, message: '请选择' }]}>
        <Radio.Group
          options={[
            { value: true, label: '确是误报，办结' },
            { value: false, label: '不是误报，继续办理' },
          ]}
        />
      </Form.Item>
      <TextField name='reason' label='说明' placeholder='核对了什么（可不填）' />
    </ActionForm>
  )
}
