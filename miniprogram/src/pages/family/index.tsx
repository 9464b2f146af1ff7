import type { ResponseOf } from '@app/contract'
import { newId } from '@app/domain'
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { Blank, Btn, Card, Choice, Field, Line, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { say, sure } from '@/routes'
import { api } from '@/state/api'
import { householdOf } from '@/state/household'
import { useSession } from '@/state/session'
import { useLoaded } from '@/state/use-loaded'

type Family = ResponseOf<'GET /api/v1/family'>
type Member = Family['items'][number]

const read = () => api('GET /api/v1/family')

export default function FamilyPage() {
  const account = useSession()?.account
  const { data, trouble, again } = useLoaded(read)
  const homes = householdOf(account?.id)?.premises.filter(({ mayInvite }) => mayInvite) ?? []
  return (
    <Screen title='家人'>
      <Notice>家人用自己的手机号登录，就能看到您家的气瓶、检查结果。您搬走或移除后，他就看不到了。</Notice>
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      <Card id='members' title='能看我家的家人'>
        {data?.items.length === 0 ? <Blank>还没有邀请家人</Blank> : null}
        {data?.items.map((member, index) => (
          <MemberLine key={member.id} member={member} first={index === 0} onGone={again} />
        ))}
      </Card>
      {homes.length ? (
        <Invite homes={homes.map(({ id, address }) => ({ value: id, label: address }))} onDone={again} />
      ) : null}
    </Screen>
  )
}

function MemberLine({ member, first, onGone }: { member: Member; first: boolean; onGone: () => void }) {
  async function remove() {
    if (!(await sure(`移除${member.callName}（${member.phone}）？他马上就看不到了。`))) return
    await api('DELETE /api/v1/family/:id', { params: { id: member.id } }).catch((error: Error) => say(error.message))
    onGone()
  }
  return (
    <Line
      id={`member-${member.id}`}
      first={first}
      title={member.callName || '家人'}
      note={`${member.phone}\n${member.joinedAt ? '已加入' : '还没有登录'}`}
      more='移除'
      onTap={() => void remove()}
    />
  )
}

function Invite({ homes, onDone }: { homes: { value: string; label: string }[]; onDone: () => void }) {
  const [ids, setIds] = useState(newId)
  const [premisesId, setPremisesId] = useState(homes[0]?.value ?? '')
  const [phone, setPhone] = useState('')
  const [callName, setCallName] = useState('')

  async function invite() {
    try {
      await api('POST /api/v1/family', {
        body: { id: ids, premisesId, phone: phone.trim(), callName: callName.trim() },
      })
      setIds(newId())
      setPhone('')
      setCallName('')
      say('已邀请，请他用这个手机号登录')
      onDone()
    } catch (error) {
      say(error instanceof Error ? error.message : '没有成功，请再试一次')
    }
  }

  return (
    <Card title='邀请一位家人'>
      {homes.length > 1 ? <Choice id='home' column options={homes} value={premisesId} onPick={setPremisesId} /> : null}
      <Field id='phone' label='他的手机号' value={phone} placeholder='11 位手机号' onChange={setPhone} />
      <Field id='call-name' label='怎么称呼（可不填）' value={callName} placeholder='如：儿子' onChange={setCallName} />
      <Btn id='invite' kind='primary' off={!phone.trim()} onTap={() => void invite()}>
        邀请
      </Btn>
      <Text className='muted'>只填自家人的号码。他看得到您家的地址和检查结果。</Text>
    </Card>
  )
}
