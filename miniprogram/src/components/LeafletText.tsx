import { Text, View } from '@tarojs/components'
import type { HouseholdPremises } from '@/state/household'

export type Leaflet = HouseholdPremises['toPutRight'][number]['leaflet']

/** 明白纸: why, what to do one after the other, what never, and who does it. */
export function LeafletText({ leaflet }: { leaflet: Leaflet }) {
  return (
    <View className='leaflet'>
      <Text className='plain'>{leaflet.why}</Text>
      {leaflet.steps.map((step, index) => (
        <Text key={step} className='leaflet__step'>
          {index + 1}. {step}
        </Text>
      ))}
      {leaflet.never ? <Text className='leaflet__never'>✕ {leaflet.never}</Text> : null}
      <Text className='muted'>{leaflet.who}</Text>
    </View>
  )
}
