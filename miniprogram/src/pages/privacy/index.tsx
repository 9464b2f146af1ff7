import { PrivacyText } from '@/components/PrivacyText'
import { Screen } from '@/components/Screen'

/** For everybody, without log-in. */
export default function PrivacyPage() {
  return (
    <Screen title='个人信息告知'>
      <PrivacyText />
    </Screen>
  )
}
