import { addDays, DAY_PART_LABEL, DAY_PARTS, type DayPart, newId } from '@app/domain'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { DateField } from '@/components/DateField'
import { Btn, Card, Choice, Notice } from '@/components/parts'
import { go, say } from '@/routes'
import { api } from '@/state/api'
import type { HouseholdPremises } from '@/state/household'
import { today } from '@/state/words'

type Appointment = NonNullable<HouseholdPremises['appointment']>

const PARTS = DAY_PARTS.map((value) => ({ value, label: DAY_PART_LABEL[value] }))

/** A visit to come: when, who, what for; 知道了, or a time that suits better. */
export function AppointmentCard({ appointment, onDone }: { appointment: Appointment; onDone: () => void }) {
  const [asking, setAsking] = useState(false)

  function answer(body: { ok: boolean; wishedOn: string | null; wishedPart: DayPart | null }) {
    api('POST /api/v1/household/appointments/:id/answer', {
      params: { id: appointment.id },
      body: { actionId: newId(), ...body },
    }).then(
      () => {
        setAsking(false)
        onDone()
      },
      (error: Error) => say(error.message),
    )
  }

  const { state, wish } = appointment
  if (state === 'withdrawn') return <CalledOff appointment={appointment} />
  return (
    <Card id='appointment' title='有人要上门检查' aside={appointment.stateLabel}>
      <Text className='appointment__when'>{appointment.when}</Text>
      <Text className='strong'>
        {appointment.inspectorName} · 工号 {appointment.inspectorStaffNo ?? '—'}
      </Text>
      <Text className='plain'>{appointment.purpose}。免费，不推销。</Text>
      {wish ? <Notice tone='amber'>您说想改到 {wish}，等回复。</Notice> : null}
      {asking ? (
        <AskAnother onAsk={(wishedOn, wishedPart) => answer({ ok: false, wishedOn, wishedPart })} />
      ) : (
        <>
          {state === 'announced' ? (
            <Btn
              id='appointment-ok'
              kind='primary'
              onTap={() => answer({ ok: true, wishedOn: null, wishedPart: null })}
            >
              知道了，在家等
            </Btn>
          ) : null}
          {state === 'missed' ? null : (
            <Btn id='appointment-change' onTap={() => setAsking(true)}>
              这个时间不行，换一个
            </Btn>
          )}
          <Btn id='appointment-verify' kind='quiet' onTap={go.verify}>
            人到门口了？先核对再开门
          </Btn>
        </>
      )}
    </Card>
  )
}

/** Who was told that somebody comes must not wait for him, nor let another in who says he is the one. */
function CalledOff({ appointment: { when, withdrawnFor } }: { appointment: Appointment }) {
  return (
    <Card id='appointment-off' title='这次上门取消了' aside='不用等'>
      <Text className='appointment__when'>{when}</Text>
      <Text className='strong'>不来了：{withdrawnFor ?? '没有说明原因'}。</Text>
      <Text className='plain'>改到哪天会再告诉您。这个时间要是有人上门，先核对再开门。</Text>
      <Btn id='appointment-verify' kind='quiet' onTap={go.verify}>
        核对上门的人
      </Btn>
    </Card>
  )
}

function AskAnother({ onAsk }: { onAsk: (on: string, part: DayPart) => void }) {
  const tomorrow = addDays(today(), 1)
  const [on, setOn] = useState<string | null>(null)
  const [part, setPart] = useState<DayPart | null>(null)
  return (
    <>
      <DateField id='wished-on' label='哪天方便' value={on} from={tomorrow} onPick={setOn} />
      <Choice id='wished-part' column options={PARTS} value={part} onPick={setPart} />
      <Btn
        id='ask-another'
        kind='primary'
        onTap={() => (on && part ? onAsk(on, part) : say('请选日期和上午、下午或晚上'))}
      >
        告诉网格员
      </Btn>
    </>
  )
}
