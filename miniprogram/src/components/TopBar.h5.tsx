import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'

function goBack() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/today/index' })
}

export function TopBar({ title, tab }: { title: string; tab?: boolean }) {
  return (
    <View className='topbar'>
      {tab ? null : (
        <View id='back' className='topbar__back' onClick={goBack}>
          ‹ 返回
        </View>
      )}
      <View className={tab ? 'topbar__title topbar__title--tab' : 'topbar__title'}>{title}</View>
    </View>
  )
}
