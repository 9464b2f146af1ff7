import type { ResponseOf } from '@app/contract'
import { dateWords } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback } from 'react'
import { LeafletText } from '@/components/LeafletText'
import { Blank, Btn, Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { call, given, go } from '@/routes'
import { api } from '@/state/api'
import { useSession } from '@/state/session'
import { useLoaded } from '@/state/use-loaded'

type Result = ResponseOf<'GET /api/v1/household/visits/:id'>

/** 检查结果: the page the message leads to. */
export default function ResultPage() {
  const account = useSession()?.account
  const id = given(useRouter().params.id)
  if (account) return <Shown key={account.id} id={id} />
  return (
    <Screen title='检查结果'>
      <Notice>结果只给住在那里的人看。请先登录。</Notice>
      <Btn id='to-login' kind='primary' onTap={go.login}>
        登录
      </Btn>
    </Screen>
  )
}

function Shown({ id }: { id: string }) {
  const { data: result, trouble } = useLoaded(
    useCallback(() => api('GET /api/v1/household/visits/:id', { params: { id } }), [id]),
  )
  return (
    <Screen title='检查结果'>
      {trouble ? <Notice tone='amber'>{trouble}</Notice> : null}
      {result || trouble ? null : <Blank>正在打开…</Blank>}
      {result ? <Told result={result} /> : null}
    </Screen>
  )
}

const toneOf = ({ completed, toPutRight }: Result) => {
  if (!completed) return 'amber'
  if (toPutRight.some(({ urgent }) => urgent)) return 'red'
  return toPutRight.length ? 'amber' : 'green'
}
const SIGN = { red: '✕', amber: '!', green: '✓' } as const

const numbered = <T,>(things: readonly T[]) => things.map((thing, index) => ({ ...thing, number: index + 1 }))

function Told({ result }: { result: Result }) {
  const tone = toneOf(result)
  return (
    <>
      <View id='headline' className={`lamp lamp--${tone}`}>
        <Text className='lamp__sign'>{SIGN[tone]}</Text>
        <Text>{result.headline}</Text>
      </View>
      <Text className='muted'>
        {dateWords(result.on)} · {result.inspectorName} · {result.address}
      </Text>
      {numbered(result.toPutRight).map(({ number, finding, until, urgent, leaflet }) => (
        <Card key={number} id={`finding-${number}`} title={`${number}. ${leaflet.title}`}>
          {leaflet.title === finding ? null : <Text className='muted'>检查记的是：{finding}</Text>}
          <Notice tone={urgent ? 'red' : 'amber'}>
            {urgent ? '先停用，' : ''}
            {until}
          </Notice>
          <LeafletText leaflet={leaflet} />
        </Card>
      ))}
      {result.fixedOnSite.length ? (
        <Card title='当场已改好'>
          {result.fixedOnSite.map((title) => (
            <Text key={title} className='plain'>
              ✓ {title}
            </Text>
          ))}
        </Card>
      ) : null}
      {result.fine.length ? (
        <Card id='fine' title='没问题的'>
          <Text className='plain'>✓ {result.fine.join('、')}</Text>
        </Card>
      ) : null}
      {result.notChecked.length ? (
        <Card title='这次没看到，下次先看'>
          {result.notChecked.map((text) => (
            <Text key={text} className='plain'>
              · {text}
            </Text>
          ))}
        </Card>
      ) : null}
      {result.corrections.length ? (
        <Card id='corrections' title='后来更正的'>
          {result.corrections.map((text) => (
            <Text key={text} className='plain'>
              {text}
            </Text>
          ))}
          <Text className='muted'>签字的原件没有改，更正写在旁边。</Text>
        </Card>
      ) : null}
      {result.nextVisitOn ? <Notice>下次上门：{dateWords(result.nextVisitOn)}</Notice> : null}
      <Notice tone='amber'>{result.promise}。</Notice>
      <Btn id='call-supplier' onTap={() => call(result.emergencyPhone)}>
        打电话给气站 {result.emergencyPhone}
      </Btn>
      <Text className='muted'>检查编号 {result.number}</Text>
    </>
  )
}
