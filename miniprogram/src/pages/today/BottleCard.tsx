import { COLOUR_LABEL } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { Btn, Card } from '@/components/parts'
import { call } from '@/routes'
import type { HouseholdPremises } from '@/state/household'
import { COLOUR_SIGN } from '@/state/words'

export function BottleCard({ cylinder }: { cylinder: HouseholdPremises['cylinders'][number] }) {
  const { colour, reasons, advice } = cylinder.state
  const phone = cylinder.ownerPhone
  return (
    <Card id={`bottle-${cylinder.id}`}>
      <View className={`lamp lamp--${colour}`}>
        <Text className='lamp__sign'>{COLOUR_SIGN[colour]}</Text>
        <Text>{COLOUR_LABEL[colour]}</Text>
      </View>
      {reasons.map((reason) => (
        <Text key={reason} className='strong'>
          {reason}
        </Text>
      ))}
      {advice.map((text) => (
        <Text key={text} className='plain'>
          {text}
        </Text>
      ))}
      {cylinder.dates.map((words) => (
        <Text key={words} className='plain'>
          {words}
        </Text>
      ))}
      <Text className='muted'>
        {cylinder.modelLabel} · 瓶号 {cylinder.code} · {cylinder.ownerName}
      </Text>
      {phone && colour !== 'green' ? <Btn onTap={() => call(phone)}>打电话给气站 {phone}</Btn> : null}
    </Card>
  )
}
