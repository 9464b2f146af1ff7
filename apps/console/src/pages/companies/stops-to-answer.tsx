import { SUPPLY_STOP_ANSWER_LABEL, type SupplyStopAnswer } from '@app/domain'
import { Form, Radio } from 'antd'
import { Link } from 'react-router'
import { useAct, useApi } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { Section } from '../../ui/section'
import { Chip } from '../../ui/tags'
import type { SupplyStop } from './types'

/** 停供要求: shown only while one stands. */
export function StopsToAnswer() {
  const { data } = useApi('GET /api/v1/supply-stops', { query: { standing: '1', limit: '50' } })
  if (!data?.items.length) return null
  return (
    <Section title='停供要求' note={`${data.total} 处，先停供再答复`} className='section-urgent'>
      <ul className='rows'>
        {data.items.map((stop) => (
          <li key={stop.id}>
            <Link to={`/premises/${stop.premisesId}`}>{stop.premisesLabel}</Link>
            <span>{stop.reasonLabel}</span>
            <span className='muted'>{momentWords(stop.requestedAt)}</span>
            <span className='rows-end'>
              <Answered stop={stop} />
              <Answer stop={stop} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Answered({ stop }: { stop: SupplyStop }) {
  const own = stop.suppliers[0]
  if (!own?.answerLabel) return <Chip tone='red'>待答复</Chip>
  return <Chip tone='green'>{own.answerLabel}</Chip>
}

function Answer({ stop }: { stop: SupplyStop }) {
  const act = useAct('POST /api/v1/supply-stops/:id/answer')
  return (
    <ActionForm<{ answer: SupplyStopAnswer; note?: string }>
      label={stop.suppliers[0]?.answer ? '改答复' : '答复'}
      title={`停供：${stop.premisesLabel}`}
      submitText='答复'
      done='已答复'
      draft={`supply.stop_answer/${stop.id}`}
      button={{ size: 'small', type: 'primary' }}
      initialValues={{ answer: 'stopped' }}
      submit={({ answer, note }, actionId) =>
        act.mutateAsync({ params: { id: stop.id }, body: { actionId, answer, note: note?.trim() || null } })
      }
    >
      <Form.Item name='answer' label='答复' rules={[{ required: true, message: '请选择答复' }]}>
        <Radio.Group options={optionsOf(SUPPLY_STOP_ANSWER_LABEL)} />
      </Form.Item>
      <TextField name='note' label='说明' placeholder='谁去停的、什么时候（可不填）' />
    </ActionForm>
  )
}
