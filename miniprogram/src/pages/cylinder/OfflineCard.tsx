import { cylinderValidity, dateWords } from '@app/domain'
import { Text } from '@tarojs/components'
import { Lamp } from '@/components/Lamp'
import { Btn, Card, Notice } from '@/components/parts'
import { call } from '@/routes'
import type { KnownBottle } from '@/state/today'

/** Without network: what the day's package on the phone knows. */
export function OfflineCard({ known: { bottle, premises } }: { known: KnownBottle }) {
  const { testValidUntil, testDerived, scrapOn } = cylinderValidity(bottle)
  const phone = bottle.ownerPhone
  return (
    <>
      <Notice tone='amber'>没有网络，这是手机里存的情况</Notice>
      <Lamp {...bottle.state} />
      {phone ? <Btn onTap={() => call(phone)}>打电话给气站 {phone}</Btn> : null}
      <Card>
        <Text className='plain'>
          瓶号 {bottle.code} · 钢印 {bottle.stampNo ?? '没有记录'}
        </Text>
        <Text className='plain'>
          {bottle.model} · 权属：{bottle.ownerName}
        </Text>
        <Text className='plain'>
          下次检验 {testValidUntil ? dateWords(testValidUntil) : '不详'}
          {testDerived ? '（推算）' : ''} · 报废 {scrapOn ? dateWords(scrapOn) : '不详'}
        </Text>
        <Text className='plain'>位置：{premises.label}</Text>
      </Card>
    </>
  )
}
