import { Image, Text, View } from '@tarojs/components'
import { useEffect, useMemo, useState } from 'react'
import { Btn, Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { pngAddress } from '@/qr/png'
import { qrCode } from '@/qr/qr-code'
import { go } from '@/routes'
import { type MyBadge, shownBadge, syncBadge, useBadge } from '@/state/badge'
import { useSession } from '@/state/session'

const EVERY_MS = 1000

export default function BadgePage() {
  const account = useSession()?.account
  const accountId = account?.id
  const badge = useBadge(accountId)
  const now = useClock()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    if (accountId) syncBadge(accountId).catch((error: Error) => setTrouble(error.message))
  }, [accountId])
  if (!account) return <Screen title='亮证'>请先登录</Screen>
  const shown = badge && shownBadge(badge, now)
  return (
    <Screen title='亮证'>
      {badge && shown ? <Shown view={badge.view} {...shown} /> : null}
      {badge && !shown ? (
        <>
          <Notice id='badge-over' tone='red'>
            登录已过期，亮证码停用了。请联网重新登录再亮证。
          </Notice>
          <Btn id='to-login' kind='primary' onTap={go.login}>
            重新登录
          </Btn>
        </>
      ) : null}
      {badge ? null : (
        <Notice id='no-badge' tone='amber'>
          {trouble || '正在取亮证码…'} 每天早上联网点一次“同步”，没网络也能亮证。
        </Notice>
      )}
    </Screen>
  )
}

interface ShownProps {
  view: MyBadge
  address: string
  words: string
  secondsLeft: number
}

function Shown({ view, address, words, secondsLeft }: ShownProps) {
  const picture = useMemo(() => pngAddress(qrCode(address)), [address])
  return (
    <>
      <Card id='badge'>
        <View className='badge__head'>
          <Text className='badge__name'>{view.name}</Text>
          <Text className='strong'>
            {view.roleLabel} · 工号 {view.staffNo ?? view.ref}
          </Text>
          <Text className='plain'>{view.areaName}</Text>
        </View>
        <Image id='badge-code' className='badge__code' src={picture} mode='aspectFit' />
        <Text id='badge-words' className='badge__words'>
          {words}
        </Text>
        <Text className='muted'>{secondsLeft} 秒后换新码。拍照、转发都没用。</Text>
      </Card>
      <Notice tone='amber'>请住户用微信“扫一扫”核对。检查免费，不推销，不收钱。</Notice>
      <Text className='muted'>有疑问请打 {view.dutyPhone}</Text>
    </>
  )
}

function useClock(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}
