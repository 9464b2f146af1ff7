import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { useLargeType } from '@/settings/large-type'
import { ConsentSheet } from './ConsentSheet'
import { TopBar } from './TopBar'

interface ScreenProps {
  title: string
  /** A page of the tab bar has no way back. */
  tab?: boolean
  children: ReactNode
  footer?: ReactNode
}

export function Screen({ title, tab, children, footer }: ScreenProps) {
  const large = useLargeType()
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  return (
    <View className={large ? 'screen screen--large' : 'screen'}>
      <TopBar title={title} tab={tab} />
      <View className='screen__body'>{children}</View>
      {footer ? <View className='footer'>{footer}</View> : null}
      <ConsentSheet />
    </View>
  )
}
