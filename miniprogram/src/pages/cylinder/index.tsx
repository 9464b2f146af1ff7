import type { ResponseOf } from '@app/contract'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { ApiError } from '@/api/client'
import { Blank, Btn, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { UnregisteredForm } from '@/components/UnregisteredForm'
import { given, go } from '@/routes'
import { api } from '@/state/api'
import { readCode } from '@/state/scan-rules'
import { useSession } from '@/state/session'
import { findBottle } from '@/state/today'
import { BottleActions } from './BottleActions'
import { OfflineCard } from './OfflineCard'
import { ScanCard } from './ScanCard'

type Card = ResponseOf<'GET /api/v1/scan'>

type Look = { kind: 'busy' } | { kind: 'card'; card: Card } | { kind: 'trouble'; message: string; offline: boolean }

async function look(raw: string): Promise<Look> {
  try {
    return { kind: 'card', card: await api('GET /api/v1/scan', { query: { code: raw } }) }
  } catch (error) {
    const known = error instanceof ApiError
    return { kind: 'trouble', message: known ? error.message : '没有查到', offline: known && error.status === 0 }
  }
}

export default function CylinderPage() {
  const raw = given(useRouter().params.code)
  const account = useSession()?.account
  const [seen, setSeen] = useState<Look>({ kind: 'busy' })
  useEffect(() => {
    void look(raw).then(setSeen)
  }, [raw])

  const parsed = readCode(raw)
  const code = parsed.ok ? parsed.code : raw
  const known = seen.kind === 'trouble' && seen.offline ? findBottle(account?.id, code) : undefined
  return (
    <Screen title='气瓶卡'>
      {seen.kind === 'busy' ? <Blank>正在查这只瓶…</Blank> : null}
      {seen.kind === 'trouble' && !known ? (
        <Notice id='scan-trouble' tone='red'>
          {seen.message}
        </Notice>
      ) : null}
      {known ? <OfflineCard known={known} /> : null}
      {seen.kind === 'card' ? <Seen card={seen.card} raw={raw} role={account?.role} /> : null}
      {seen.kind === 'card' && seen.card.cylinder && account?.role === 'inspector' ? (
        <BottleActions cylinder={seen.card.cylinder} account={account} />
      ) : null}
      {seen.kind === 'card' && !seen.card.found ? <NotFound card={seen.card} role={account?.role} /> : null}
      <Btn id='scan-again' kind='quiet' onTap={() => void Taro.switchTab({ url: '/pages/scan/index' })}>
        再扫一只
      </Btn>
    </Screen>
  )
}

function Seen({ card, raw, role }: { card: Card; raw: string; role: string | undefined }) {
  return (
    <>
      {card.unknownHost ? (
        <Notice id='unknown-host'>这个码印的是网址 {card.unknownHost}，还不在已知的气瓶网站里，请核对瓶号。</Notice>
      ) : null}
      {card.found ? <ScanCard card={card} isPublic={role === undefined || role === 'household'} /> : null}
      {role === 'household' ? (
        <Btn id='to-receive' onTap={() => go.receive(raw)}>
          刚送来的？扫码验瓶
        </Btn>
      ) : null}
    </>
  )
}

function NotFound({ card, role }: { card: Card; role: string | undefined }) {
  return (
    <>
      <Notice id='unknown-cylinder' tone='amber'>
        ! 未登记瓶：{card.message ?? `${card.code} 不在登记册里`}
      </Notice>
      {role === 'inspector' ? (
        <UnregisteredForm code={card.code} />
      ) : (
        <Notice>请把瓶号 {card.code} 告诉网格员或气站核实。</Notice>
      )}
    </>
  )
}
