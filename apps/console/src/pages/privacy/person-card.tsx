import {
  ERASURE_VERIFICATION_LABEL,
  type ErasureVerification,
  PERSON_ASKING_LABEL,
  type PersonAsking,
} from '@app/domain'
import { Alert, Form, Radio } from 'antd'
import { useAct } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { optionsOf } from '../../ui/filters'
import { PickPhotos } from './pick-photos'
import type { Person } from './types'

interface Asked {
  requester: PersonAsking
  verification: ErasureVerification
  photoIds?: string[]
  note?: string
}

/** One who was found, where he was registered, and the form that takes his request down. */
export function PersonCard({ person, onDone }: { person: Person; onDone(): void }) {
  return (
    <section className='person-card'>
      <div>
        <b>{person.name}</b> <span className='code'>{person.phone || '没有登记电话'}</span>
        <ul className='plain'>
          {person.stays.map((stay) => (
            <li key={`${stay.premisesId}-${stay.fromOn}`}>
              {stay.label} · {stay.roleLabel} · {stay.fromOn} 至 {stay.toOn ?? '今'}
            </li>
          ))}
        </ul>
      </div>
      {person.obstacles.length ? (
        <Alert type='warning' showIcon title={`可以登记，但现在还不能删：${person.obstacles.join('；')}`} />
      ) : null}
      <Ask person={person} onDone={onDone} />
    </section>
  )
}

function Ask({ person, onDone }: { person: Person; onDone(): void }) {
  const act = useAct('POST /api/v1/erasures')
  const submit = async ({ requester, verification, photoIds = [], note }: Asked, id: string) => {
    const body = { id, partyId: person.partyId, requester, verification, photoIds, note: note?.trim() || null }
    await act.mutateAsync({ body })
    onDone()
  }
  return (
    <ActionForm<Asked> label='登记申请' done='已登记，请另一人核准' submit={submit}>
      <Form.Item name='requester' label='由谁提出' rules={[{ required: true, message: '请选择由谁提出' }]}>
        <Radio.Group options={optionsOf(PERSON_ASKING_LABEL)} />
      </Form.Item>
      <Form.Item name='verification' label='怎样核对的身份' rules={[{ required: true, message: '请选择核对方式' }]}>
        <Radio.Group options={optionsOf(ERASURE_VERIFICATION_LABEL)} />
      </Form.Item>
      {person.photos.length ? (
        <Form.Item name='photoIds' label='照片里出现本人的，点选后一并删除'>
          <PickPhotos photos={person.photos} />
        </Form.Item>
      ) : null}
      <TextField name='note' label='说明（可不填，办结后一并删除）' />
    </ActionForm>
  )
}
