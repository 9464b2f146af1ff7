import type { ResponseOf } from '@app/contract'
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { CodeReader } from '@/components/CodeReader'
import { Blank, Btn, Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { given, go, toTop } from '@/routes'
import { api } from '@/state/api'
import { householdOf } from '@/state/household'
import { useSession } from '@/state/session'
import { Refuse } from './Refuse'
import { PublicFacts, Verdict } from './Verdict'

type Scan = ResponseOf<'GET /api/v1/scan'>

/** 扫码验瓶: the courier is at the door. Scan, one sentence, take it or not. */
export default function ReceivePage() {
  const scanned = given(useRouter().params.code)
  const account = useSession()?.account
  const [raw, setRaw] = useState<string | null>(scanned || null)
  const [card, setCard] = useState<Scan>()
  const [trouble, setTrouble] = useState('')
  const [refusing, setRefusing] = useState(false)
  const homes = householdOf(account?.id)?.premises ?? []

  const look = useCallback((code: string) => {
    setTrouble('')
    setCard(undefined)
    api('GET /api/v1/scan', { query: { code } }).then(setCard, (error: Error) => setTrouble(error.message))
  }, [])
  useEffect(() => {
    if (raw) look(raw)
  }, [raw, look])

  function again() {
    setRaw(null)
    setCard(undefined)
    setTrouble('')
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
      ) : null}
      {raw && !card && !trouble ? <Blank>正在查这只瓶…</Blank> : null}
      {trouble ? (
        <Notice id='receive-trouble' tone='amber'>
          {trouble}
        </Notice>
      ) : null}
      {card ? <Verdict card={card} /> : null}
      {card && homes.length && !refusing ? (
        <Btn id='to-refuse' kind={card.delivery.accept === 'yes' ? 'plain' : 'danger'} onTap={() => setRefusing(true)}>
          不收这只瓶
        </Btn>
      ) : null}
      {refusing ? <Refuse code={raw} homes={homes} likely={raw ? likelyReason(card) : 'no_code'} /> : null}
      {card ? <PublicFacts card={card} /> : null}
      {raw ? (
        <Btn id='receive-again' kind='quiet' onTap={again}>
          再扫一只
        </Btn>
      ) : null}
      {homes.length ? null : (
        <>
          <Text className='muted'>登录后，不收的瓶可以在这里直接告诉气站和街道。</Text>
          {account ? null : <Btn onTap={go.login}>登录</Btn>}
        </>
      )}
    </Screen>
  )
}

/** What the sentence already says need not be chosen again. */
const likelyReason = (card: Scan | undefined) =>
  card?.delivery.accept !== 'no' ? undefined : card.found ? ('unfit' as const) : ('no_code' as const)
