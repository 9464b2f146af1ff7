import { SUPPLY_STOP_REASON_LABEL, type SupplyStopReason } from '@app/domain'
import { Form, Radio } from 'antd'
import { useAct, useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { Section } from '../../ui/section'
import { Chip } from '../../ui/tags'
import type { SupplyStop } from './types'

/** At a place where supply is to stop: who was asked, who has answered, whom to call. */
export function StopSection({ premisesId, mayLift }: { premisesId: string; mayLift: boolean }) {
  const { data } = useApi('GET /api/v1/supply-stops', { query: { premisesId, standing: '1' } })
  const stop = data?.items[0]
  if (!stop) return null
  return (
    <Section
      title='已要求停供'
      note={`${stop.reasonLabel} · ${momentWords(stop.requestedAt)}`}
      extra={mayLift ? <Lift stop={stop} /> : null}
      className='section-urgent'
    >
      <ul className='rows'>
        {stop.suppliers.map(({ companyId, name, phone, answerLabel, answeredAt }) => (
          <li key={companyId}>
            <b>{name}</b>
            {answerLabel ? (
              <Chip tone='green'>
                {answerLabel} {momentWords(answeredAt)}
              </Chip>
            ) : (
              <Chip tone='red'>还没有答复</Chip>
            )}
            <a className='rows-end' href={`tel:${phone}`}>
              {phone}
            </a>
          </li>
        ))}
      </ul>
      {stop.suppliers.length ? null : (
        <p className='muted'>这里没有登记供气企业：请查明由谁供气并登记，登记后该企业即收到要求。</p>
      )}
    </Section>
  )
}

function Lift({ stop }: { stop: SupplyStop }) {
  const act = useAct('POST /api/v1/supply-stops/:id/lift')
  return (
    <ActionForm<{ note?: string }>
      label='解除停供'
      submitText='解除'
      done='已解除，各供气企业可恢复供气'
      draft={`supply.stop_lift/${stop.id}`}
      submit={({ note }, actionId) =>
        act.mutateAsync({ params: { id: stop.id }, body: { actionId, note: note?.trim() || null } })
      }
    >
      <TextField name='note' label='说明' placeholder='整改、复查情况（可不填）' />
    </ActionForm>
  )
}

export function StopForm({ premisesId, onClose }: DialogProps & { premisesId: string }) {
  const act = useAct('POST /api/v1/premises/:id/supply-stops')
  return (
    <FormDialog<{ reason: SupplyStopReason; note?: string }>
      title='要求停供'
      okText='发出要求'
      done='已发出，所有供气企业都会收到'
      draft={`supply.stop/${premisesId}`}
      initialValues={{ reason: 'hazard' }}
      onClose={onClose}
      submit={({ reason, note }, actionId) =>
        act.mutateAsync({ params: { id: premisesId }, body: { actionId, reason, note: note?.trim() || null } })
      }
    >
      <Form.Item name='reason' label='原因' rules={[{ required: true, message: '请选择原因' }]}>
        <Radio.Group options={optionsOf(SUPPLY_STOP_REASON_LABEL)} />
      </Form.Item>
      <TextField name='note' label='说明' placeholder='选“其他”时必填' />
    </FormDialog>
  )
}
