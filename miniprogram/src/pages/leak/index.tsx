import { Text, View } from '@tarojs/components'
import { Btn, Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { call } from '@/routes'
import { useDutyPhone } from '@/state/duty'
import { householdOf } from '@/state/household'
import { useSession } from '@/state/session'

const FIRE_SERVICE = '119'

const STEPS = [
  ['关阀', '能安全够到，就顺时针拧紧气瓶角阀'],
  ['开窗', '打开门窗通风；不开关任何电器，不点火'],
  ['离开', '叫上屋里的人，走到室外上风处'],
  ['打电话', '到了室外再打，不要回屋'],
] as const

export default function LeakPage() {
  const account = useSession()?.account
  const dutyPhone = useDutyPhone()
  const gasPhone = householdOf(account?.id)?.emergencyPhone
  return (
    <Screen title='险情'>
      <Notice tone='red'>先保人，再说别的。不要在屋里打电话。</Notice>
      <Card>
        {STEPS.map(([title, text], index) => (
          <View key={title} className={index ? 'line' : 'line line--first'}>
            <View className='line__main'>
              <Text className='line__title'>
                {index + 1}. {title}
              </Text>
              <Text className='line__note'>{text}</Text>
            </View>
          </View>
        ))}
      </Card>
      <Btn id='call-119' kind='danger' onTap={() => call(FIRE_SERVICE)}>
        已到室外，拨打 {FIRE_SERVICE}
      </Btn>
      {gasPhone && gasPhone !== FIRE_SERVICE ? (
        <Btn id='call-gas' onTap={() => call(gasPhone)}>
          拨打供气企业 {gasPhone}
        </Btn>
      ) : null}
      {dutyPhone ? (
        <Btn id='call-desk' onTap={() => call(dutyPhone)}>
          拨打区里24小时值守 {dutyPhone}
        </Btn>
      ) : null}
      {account?.role === 'inspector' ? (
        <Text className='muted'>人都安全后，从“今日”打开这一户，选“险情撤离”登记。</Text>
      ) : null}
    </Screen>
  )
}
