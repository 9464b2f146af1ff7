import type { InputOf, ResponseOf } from '@app/contract'
import {
  addDays,
  DAY_PART_LABEL,
  DAY_PARTS,
  type DayPart,
  NOTICE_DAYS,
  NOTICE_DAYS_BASIS,
  newId,
  PURPOSE_WORDS,
  WITHDRAW_REASON_LABEL,
  WITHDRAW_REASONS,
  type WithdrawReason,
} from '@app/domain'
import { Text } from '@tarojs/components'
import { useCallback, useState } from 'react'
import { DateField } from '@/components/DateField'
import { Blank, Btn, Card, Choice, Notice, Tag } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { say, sure } from '@/routes'
import { api } from '@/state/api'
import { useSession } from '@/state/session'
import { todayOf } from '@/state/today'
import { useLoaded } from '@/state/use-loaded'
import { today } from '@/state/words'

type Page = ResponseOf<'GET /api/v1/appointments'>
type Appointment = Page['items'][number]
type Purpose = InputOf<'POST /api/v1/appointments'>['body']['purpose']

const PARTS = DAY_PARTS.map((value) => ({ value, label: DAY_PART_LABEL[value] }))
const PURPOSES = (Object.keys(PURPOSE_WORDS) as Purpose[]).map((value) => ({ value, label: PURPOSE_WORDS[value] }))
const REASONS = WITHDRAW_REASONS.map((value) => ({ value, label: WITHDRAW_REASON_LABEL[value] }))
const read = () => api('GET /api/v1/appointments', { query: { open: '1', limit: '100' } })

/** 预约上门: what was announced in my grids, what a household would rather have, and a new one. */
export default function AppointmentsPage() {
  const { data, trouble, again } = useLoaded(useCallback(read, []))
  const [adding, setAdding] = useState(false)
  const added = () => {
    setAdding(false)
    again()
  }
  return (
    <Screen title='预约上门'>
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      {adding ? (
        <NewAppointment onDone={added} />
      ) : (
        <Btn id='add' kind='primary' onTap={() => setAdding(true)}>
          约一户
        </Btn>
      )}
      {data?.items.length === 0 ? <Blank>还没有约好的</Blank> : null}
      {data?.items.map((one) => (
        <AppointmentCard key={one.id} one={one} onDone={again} />
      ))}
    </Screen>
  )
}

function AppointmentCard({ one, onDone }: { one: Appointment; onDone: () => void }) {
  const act = (work: Promise<unknown>) =>
    void work.then(onDone, (error: unknown) => say(error instanceof Error ? error.message : '没有成功'))
  const move = (visitOn: string, dayPart: DayPart) =>
    act(
      api('POST /api/v1/appointments/:id/move', {
        params: { id: one.id },
        body: { actionId: newId(), inspectorId: one.inspectorId, visitOn, dayPart, agreed: true },
      }),
    )
  async function withdraw(reason: WithdrawReason) {
    if (!(await sure(`取消 ${one.premisesLabel} 的预约？用户会看到原因。`))) return
    act(api('POST /api/v1/appointments/:id/withdraw', { params: { id: one.id }, body: { actionId: newId(), reason } }))
  }
  const { wish } = one
  return (
    <Card
      id={`appointment-${one.id}`}
      title={one.premisesLabel}
      aside={<Tag tone={wish ? 'amber' : 'plain'}>{one.stateLabel}</Tag>}
    >
      <Text className='strong'>{one.when}</Text>
      <Text className='plain'>{one.purposeWords}</Text>
      <Text className='muted'>{one.notice ?? '没有发短信，请当面、打电话或送通知单告知'}</Text>
      {wish ? (
        <>
          <Notice tone='amber'>用户想改到：{wish.when}</Notice>
          <Btn small kind='primary' onTap={() => move(wish.on, wish.dayPart)}>
            就按他说的改
          </Btn>
        </>
      ) : null}
      <Withdraw onPick={(reason) => void withdraw(reason)} />
    </Card>
  )
}

function Withdraw({ onPick }: { onPick: (reason: WithdrawReason) => void }) {
  const [open, setOpen] = useState(false)
  if (!open) {
    return (
      <Btn id='withdraw' small kind='quiet' onTap={() => setOpen(true)}>
        取消预约
      </Btn>
    )
  }
  return (
    <>
      <Text className='strong'>为什么取消（用户会看到）</Text>
      <Choice id='withdraw-for' column options={REASONS} value={undefined} onPick={onPick} />
      <Btn small kind='quiet' onTap={() => setOpen(false)}>
        不取消了
      </Btn>
    </>
  )
}

function NewAppointment({ onDone }: { onDone: () => void }) {
  const account = useSession()?.account
  const [id] = useState(newId)
  const [premisesId, setPremisesId] = useState('')
  const [purpose, setPurpose] = useState<Purpose>('annual')
  const [visitOn, setVisitOn] = useState(() => addDays(today(), NOTICE_DAYS))
  const [dayPart, setDayPart] = useState<DayPart>('morning')
  const [agreed, setAgreed] = useState<'yes' | 'no'>('no')
  const places = (todayOf(account?.id)?.premises ?? []).map(({ id: value, label }) => ({ value, label }))

  function announce() {
    if (!premisesId) return say('请选哪一户')
    const body = { id, premisesId, inspectorId: null, purpose, visitOn, dayPart, agreed: agreed === 'yes' }
    api('POST /api/v1/appointments', { body }).then(onDone, (error: Error) => say(error.message))
  }

  return (
    <Card title='约一户'>
      <Text className='strong'>哪一户</Text>
      {places.length ? null : <Text className='muted'>先到“今日”点一次“同步”，这里才有名单</Text>}
      <Choice id='place' column options={places} value={premisesId} onPick={setPremisesId} />
      <Text className='strong'>去做什么</Text>
      <Choice id='purpose' column options={PURPOSES} value={purpose} onPick={setPurpose} />
      <DateField
        id='visit-on'
        label={`哪天去（提前 ${NOTICE_DAYS} 天告知）`}
        value={visitOn}
        from={today()}
        onPick={setVisitOn}
      />
      <Text className='muted'>{NOTICE_DAYS_BASIS}</Text>
      <Text className='strong'>什么时候</Text>
      <Choice id='part' column options={PARTS} value={dayPart} onPick={setDayPart} />
      <Text className='strong'>和用户说过了吗</Text>
      <Choice
        id='agreed'
        column
        options={[
          { value: 'no', label: '还没说过，系统去告知' },
          { value: 'yes', label: '已当面或电话说好' },
        ]}
        value={agreed}
        onPick={setAgreed}
      />
      <Btn id='announce' kind='primary' onTap={announce}>
        约好
      </Btn>
    </Card>
  )
}
