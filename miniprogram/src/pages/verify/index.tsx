import type { ResponseOf } from '@app/contract'
import { Image, Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { Btn, Card, Field, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { ports } from '@/ports/platform'
import { call, given, go } from '@/routes'
import { namelessApi } from '@/state/nameless-api'
import { clockWords } from '@/state/words'

type Answer = ResponseOf<'POST /api/v1/badge-checks'>

/** Opened by scanning a badge, or by typing what stands under it. Nobody has to log in to know who is at the door. */
export default function VerifyPage() {
  const scanned = given(useRouter().params.c)
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<Answer>()
  const [trouble, setTrouble] = useState('')

  const check = useCallback((code: string) => {
    setTrouble('')
    namelessApi('POST /api/v1/badge-checks', { body: { code } }).then(setAnswer, (error: Error) => {
      setAnswer(undefined)
      setTrouble(error.message)
    })
  }, [])
  useEffect(() => {
    if (scanned) check(scanned)
  }, [scanned, check])

  async function scan() {
    const found = await ports.scanNative()
    if (found.ok) check(found.text)
  }

  return (
    <Screen title='核对检查人员'>
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      {answer ? <Verdict answer={answer} /> : null}
      <Card title='他手机上的亮证码'>
        {ports.scanMode === 'native' ? (
          <Btn id='verify-scan' kind='primary' onTap={() => void scan()}>
            扫他的码
          </Btn>
        ) : (
          <Text className='plain'>用手机相机或微信“扫一扫”对准他的码，会自动打开这里。</Text>
        )}
        <Field
          id='verify-code'
          label='扫不了？照着码下面的字输入'
          value={typed}
          placeholder='如 WG0001-1234-5678'
          onChange={setTyped}
        />
        <Btn id='verify' kind={answer ? 'plain' : 'primary'} off={!typed.trim()} onTap={() => check(typed)}>
          核对
        </Btn>
      </Card>
    </Screen>
  )
}

function Verdict({ answer }: { answer: Answer }) {
  const { genuine, holder } = answer
  return (
    <>
      <View id='verdict' className={`lamp lamp--${genuine ? 'green' : 'red'}`}>
        <Text className='lamp__sign'>{genuine ? '✓' : '✕'}</Text>
        <Text>{answer.title}</Text>
      </View>
      {holder ? (
        <Card id='holder'>
          {holder.photoUrl ? (
            <Image id='holder-photo' className='badge__face' src={API_BASE + holder.photoUrl} mode='aspectFill' />
          ) : (
            <Text className='muted'>还没有他的照片，请看他胸前的证。</Text>
          )}
          <Text className='badge__name'>{holder.name}</Text>
          <Text className='strong'>
            {holder.roleLabel} · 工号 {holder.staffNo ?? '—'}
          </Text>
          <Text className='plain'>{holder.areaName}</Text>
          <Text className='muted'>{clockWords(answer.checkedAt)} 核对</Text>
        </Card>
      ) : null}
      <Notice tone={genuine ? 'plain' : 'red'}>{answer.advice}</Notice>
      <Notice tone='amber'>{answer.promise}。谁收钱、卖东西，谁就不是来检查的。</Notice>
      <Btn id='call-duty' kind={genuine ? 'plain' : 'danger'} onTap={() => call(answer.dutyPhone)}>
        有疑问，打值班电话 {answer.dutyPhone}
      </Btn>
      {genuine ? null : <Btn onTap={() => go.tell('impostor')}>举报假冒、推销</Btn>}
    </>
  )
}
