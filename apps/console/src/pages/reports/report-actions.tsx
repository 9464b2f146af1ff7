import { REPORT_OUTCOME_LABEL, type ReportOutcome } from '@app/domain'
import { Form, Select } from 'antd'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { PersonField, TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { MakeBottle, MakePlace } from './register-forms'
import { Transfer } from './transfer-form'
import { type ReportDetail, type ReportProps, written } from './types'

/** What may be done now, as the server says; the first one is the next step. */
export function ReportActions({ report }: ReportProps) {
  const may = (action: ReportDetail['actions'][number]) => report.actions.includes(action)
  if (!report.actions.length)
    return <span className='muted'>{report.status === 'closed' ? '已办结，不用再做什么' : '现在没有要您做的'}</span>
  return (
    <div className='actions'>
      {may('accept') ? <Accept report={report} /> : null}
      {may('hand') ? <Hand report={report} /> : null}
      {may('close') ? <Close report={report} /> : null}
      {may('answer') ? <Answer report={report} /> : null}
      {may('register') && !report.premisesId ? <MakePlace report={report} /> : null}
      {may('bottle') && !report.cylinderId && report.photoViews.length ? <MakeBottle report={report} /> : null}
      {may('transfer') ? <Transfer report={report} /> : null}
    </div>
  )
}

function Accept({ report }: ReportProps) {
  const act = useAct('POST /api/v1/reports/:id/accept')
  return (
    <ActionForm<{ note?: string }>
      label='接收'
      title='接收线索'
      done='已接收，请派人核实'
      button={{ type: 'primary' }}
      draft={`report.accept/${report.id}`}
      submit={({ note }, actionId) =>
        act.mutateAsync({ params: { id: report.id }, body: { actionId, note: written(note) } })
      }
    >
      <TextField name='note' label='备注' placeholder='可不填' />
    </ActionForm>
  )
}

function Hand({ report }: ReportProps) {
  const act = useAct('POST /api/v1/reports/:id/hand')
  return (
    <ActionForm<{ accountId: string; note?: string }>
      label={report.assignee ? '改派' : '派人核实'}
      title='派人去现场核实'
      done='已派，他在手机“线索”里看到'
      button={report.status === 'accepted' ? { type: 'primary' } : undefined}
      draft={`report.hand/${report.id}`}
      submit={({ accountId, note }, actionId) =>
        act.mutateAsync({ params: { id: report.id }, body: { actionId, accountId, note: written(note) } })
      }
    >
      <PersonField required label='谁去' />
      <TextField name='note' label='要求' placeholder='看什么、注意什么（可不填）' />
    </ActionForm>
  )
}

function Answer({ report }: ReportProps) {
  const act = useAct('POST /api/v1/reports/:id/answer')
  return (
    <ActionForm<{ answer: string }>
      label='先答复'
      title='先给举报人一个答复'
      done='已答复，他凭查询码看到'
      draft={`report.answer/${report.id}`}
      submit={({ answer }, actionId) => act.mutateAsync({ params: { id: report.id }, body: { actionId, answer } })}
    >
      <TextField name='answer' label='答复' required placeholder='用老百姓的话写；不写人名、电话和别人家的地址' />
    </ActionForm>
  )
}

function Close({ report }: ReportProps) {
  const act = useAct('POST /api/v1/reports/:id/close')
  return (
    <ActionForm<{ outcome: ReportOutcome; answer: string }>
      label='办结并答复'
      done='已办结，他凭查询码看到答复'
      button={report.status === 'checked' ? { type: 'primary' } : undefined}
      draft={`report.close/${report.id}`}
      submit={({ outcome, answer }, actionId) =>
        act.mutateAsync({ params: { id: report.id }, body: { actionId, outcome, answer } })
      }
    >
      <Form.Item name='outcome' label='结果' rules={[{ required: true, message: '请选择结果' }]}>
        <Select options={optionsOf(REPORT_OUTCOME_LABEL)} placeholder='选择结果' />
      </Form.Item>
      <TextField
        name='answer'
        label='答复'
        required
        placeholder='去看了没有、怎么处理的；不写人名、电话和别人家的地址'
      />
    </ActionForm>
  )
}
