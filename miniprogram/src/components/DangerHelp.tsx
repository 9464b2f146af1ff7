import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { go } from '@/routes'
import { learnDutyPhone } from '@/state/duty'

/** First thing on every first screen, with or without a log-in. */
export function DangerHelp() {
  useDidShow(learnDutyPhone)
  return (
    <View id='danger' className='danger' onClick={go.leak}>
      <Text className='danger__title'>闻到煤气味？先离开，到室外再点 ›</Text>
      <Text className='danger__text'>能关阀就关阀，开窗，人离开，别碰开关</Text>
    </View>
  )
}
