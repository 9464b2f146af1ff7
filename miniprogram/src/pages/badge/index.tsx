import { Text, View } from '@tarojs/components'
import { Card, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { useSession } from '@/state/session'
import { clockWords } from '@/state/words'

export default function BadgePage() {
  const account = useSession()?.account
  if (!account) return <Screen title='亮证'>请先登录</Screen>
  return (
    <Screen title='亮证'>
      <Card id='badge' title='瓶装液化气安全检查'>
        <View className='lamp lamp--green'>
          <Text>{account.displayName}</Text>
        </View>
        <Text className='strong'>{account.roleLabel}</Text>
        <Text className='plain'>工号：{account.staffNo ?? '未登记'}</Text>
        <Text className='plain'>负责：{account.areaName}</Text>
        <Text className='muted'>现在 {clockWords(new Date().toISOString())}</Text>
      </Card>
      <Notice tone='amber'>检查免费，不推销任何产品，不收钱。有疑问请打街道电话核实工号。</Notice>
    </Screen>
  )
}
