import {
  needsNote,
  newId,
  OCCUPANCY_ROLE_LABEL,
  REVEAL_PURPOSE_LABEL,
  REVEAL_PURPOSES,
  type RevealPurpose,
} from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '@/api/client'
import { dial, say } from '@/routes'
import { api } from '@/state/api'
import type { TodayPremises } from '@/state/today'
import { Btn, Card, Choice, Field, Line } from './parts'

const PURPOSES = REVEAL_PURPOSES.map((value) => ({ value, label: REVEAL_PURPOSE_LABEL[value] }))

type Contact = TodayPremises['contacts'][number]

/** 拨打: who calls whom and why is on record first; then the dialer gets the number, which this page never shows. */
export function CallPart({ premises }: { premises: Pick<TodayPremises, 'id' | 'contacts'> }) {
  const [asked, setAsked] = useState<Contact | null>(null)
  // A day fetched by an older app has none.
  const contacts = premises.contacts ?? []
  if (!contacts.length) return null
  return (
    <Card id='call' title='打电话给用户'>
      {contacts.map((contact, index) => (
        <Line
          key={contact.partyId}
          id={`call-${contact.partyId}`}
          first={index === 0}
          title={`${contact.name} ${OCCUPANCY_ROLE_LABEL[contact.role]}`}
          more='拨打 ›'
          onTap={() => setAsked(contact)}
        />
      ))}
      {asked ? (
        <CallForm key={asked.partyId} premisesId={premises.id} partyId={asked.partyId} close={() => setAsked(null)} />
      ) : null}
    </Card>
  )
}

interface CallFormProps {
  premisesId: string
  partyId: string
  close(): void
}

function CallForm({ premisesId, partyId, close }: CallFormProps) {
  const [purpose, setPurpose] = useState<RevealPurpose | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const actionId = useRef(newId())
  const lacks = purpose === null || (needsNote(purpose) && !reason.trim())

  async function ask() {
    if (purpose === null) return
    setBusy(true)
    try {
      const body = {
        actionId: actionId.current,
        field: 'call' as const,
        partyId,
        purpose,
        reason: reason.trim() || null,
      }
      const { value } = await api('POST /api/v1/premises/:id/reveals', { params: { id: premisesId }, body })
      close()
      dial(value)
    } catch (error) {
      const offline = error instanceof ApiError && error.status === 0
      say(
        offline
          ? '没有网络，拨打须先留痕；急事请敲门'
          : error instanceof ApiError
            ? error.message
            : '没有拨出，请再试一次',
      )
    } finally {
      setBusy(false)
    }
  }

  return (
    <View id='call-form'>
      <Text className='plain'>为什么打？会记下来，用户也看得到。</Text>
      <Choice id='call-purpose' options={PURPOSES} value={purpose} onPick={setPurpose} />
      {purpose && needsNote(purpose) ? (
        <Field id='call-reason' label='什么事' value={reason} onChange={setReason} />
      ) : null}
      <Btn id='call-now' kind='primary' off={lacks || busy} onTap={() => void ask()}>
        {busy ? '正在拨打…' : '拨打'}
      </Btn>
      <Btn id='call-close' kind='quiet' onTap={close}>
        不打了
      </Btn>
    </View>
  )
}
