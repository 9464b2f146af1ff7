import type { ResponseOf } from '@app/contract'
import type { RefusalReason } from '@app/domain'
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { Blank, Btn, Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { call, given, go, toTop } from '@/routes'
import { api } from '@/state/api'
import { householdOf } from '@/state/household'
import { useSession } from '@/state/session'
import { useLoaded } from '@/state/use-loaded'
import { type Home, Refuse } from './Refuse'
import { PublicFacts, Verdict } from './Verdict'

type Scan = ResponseOf<'GET /api/v1/scan'>

/** 扫码验瓶: the courier is at the door. Scan, one sentence, take it or not. */
export default function ReceivePage() {
  const scanned = given(useRouter().params.code)
  const account = useSession()?.account
  const [raw, setRaw] = useState<string | null>(scanned || null)
  const [refusing, setRefusing] = useState(false)
  const homes = householdOf(account?.id)?.premises ?? []

  function again() {
    setRaw(null)
    setRefusing(false)
    toTop()
  }

  return (
    <Screen title='扫码验瓶'>
      {raw === null ? (
        <Card title='扫瓶身上的二维码'>
          <CodeReader id='receive-reader' onCode={(_, text) => setRaw(text)} />
          {homes.length ? (
            <Btn id='no-code' onTap={() => setRefusing(true)}>
              瓶上没有码
            </Btn>
          ) : null}
        </Card>
      ) : (
        <Looked raw={raw} homes={homes} onAgain={again} />
      )}
      {raw === null && refusing ? <Refuse code={null} homes={homes} likely='no_code' /> : null}
      {homes.length ? null : <NoHome isIn={account !== undefined} />}
    </Screen>
  )
}

function Looked({ raw, homes, onAgain }: { raw: string; homes: Home[]; onAgain: () => void }) {
  const read = useCallback(() => api('GET /api/v1/scan', { query: { code: raw } }), [raw])
  const { data: card, trouble } = useLoaded(read)
  return (
    <>
      {card || trouble ? null : <Blank>正在查这只瓶…</Blank>}
      {trouble ? (
        <Notice id='receive-trouble' tone='amber'>
          {trouble}
        </Notice>
      ) : null}
      {card ? <Answer card={card} homes={homes} /> : null}
      <Btn id='receive-again' kind='quiet' onTap={onAgain}>
        再扫一只
      </Btn>
    </>
  )
}

function Answer({ card, homes }: { card: Scan; homes: Home[] }) {
  const [refusing, setRefusing] = useState(false)
  const kind = card.delivery.accept === 'yes' ? 'plain' : 'danger'
  const phone = card.cylinder?.ownerPhone
  return (
    <>
      <Verdict card={card} />
      {phone && card.delivery.accept !== 'yes' ? (
        <Btn id='call-owner' kind='primary' onTap={() => call(phone)}>
          打电话给气站 {phone}
        </Btn>
      ) : null}
      {homes.length && !refusing ? (
        <Btn id='to-refuse' kind={kind} onTap={() => setRefusing(true)}>
          不收这只瓶
        </Btn>
      ) : null}
      {refusing ? <Refuse code={card.code} homes={homes} likely={likelyReason(card)} /> : null}
      <PublicFacts card={card} />
    </>
  )
}

function NoHome({ isIn }: { isIn: boolean }) {
  return (
    <>
      <Text className='muted'>登录后，不收的瓶可以在这里直接告诉气站和街道。</Text>
      {isIn ? null : <Btn onTap={go.login}>登录</Btn>}
    </>
  )
}

/** What the sentence already says need not be chosen again. */
function likelyReason({ delivery, found }: Scan): RefusalReason | undefined {
  if (delivery.accept !== 'no') return undefined
  return found ? 'unfit' : 'no_code'
}
