import { Text, View } from '@tarojs/components'
import { answerConsent, useConsentWanted } from '@/state/consent'
import { ConsentButton } from './ConsentButton'
import { PrivacyText } from './PrivacyText'
import { Btn } from './parts'

/** Over the page, when WeChat holds a camera or the telephone back: without log-in, or after WeChat has forgotten. */
export function ConsentSheet() {
  if (!useConsentWanted()) return null
  return (
    <View id='consent' className='sheet'>
      <View className='sheet__body'>
        <Text className='strong'>用相机、照片或手机号之前，请先看一看</Text>
        <PrivacyText />
      </View>
      <View className='sheet__foot'>
        <ConsentButton id='consent-agree' onAgree={() => answerConsent(true)}>
          同意，继续
        </ConsentButton>
        <Btn id='consent-refuse' kind='quiet' onTap={() => answerConsent(false)}>
          不同意
        </Btn>
      </View>
    </View>
  )
}
