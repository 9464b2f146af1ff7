import { COLOUR_LABEL, type Colour } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { COLOUR_SIGN } from '@/state/words'
import { Card } from './parts'

interface LampProps {
  colour: Colour
  reasons: readonly string[]
  advice: readonly string[]
}

/** The state of a cylinder before anything else: colour with sign and words, why, what to do. */
export function Lamp({ colour, reasons, advice }: LampProps) {
  return (
    <>
      <View id='lamp' className={`lamp lamp--${colour}`}>
        <Text className='lamp__sign'>{COLOUR_SIGN[colour]}</Text>
        <Text>{COLOUR_LABEL[colour]}</Text>
      </View>
      <Card>
        {reasons.map((reason) => (
          <Text key={reason} className='strong'>
            {reason}
          </Text>
        ))}
        {advice.map((text) => (
          <Text key={text} className='plain'>
            怎么办：{text}
          </Text>
        ))}
      </Card>
    </>
  )
}
