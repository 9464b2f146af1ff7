import { currentPrivacyNotice } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { Card } from './parts'

/** The notice as it stands, in the size of type that the person has chosen. */
export function PrivacyText() {
  const { title, version, fromOn, sections } = currentPrivacyNotice()
  return (
    <Card id='privacy-text' title={title}>
      {sections.map(({ heading, text }) => (
        <View key={heading} className='paragraph'>
          <Text className='strong'>{heading}</Text>
          <Text className='plain'>{text}</Text>
        </View>
      ))}
      <Text className='muted'>
        版本 {version}，自 {fromOn} 起
      </Text>
    </Card>
  )
}
