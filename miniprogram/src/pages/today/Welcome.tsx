import { Text } from '@tarojs/components'
import { DangerHelp } from '@/components/DangerHelp'
import { Btn, Card } from '@/components/parts'
import { go } from '@/routes'

export function Welcome() {
  return (
    <>
      <DangerHelp />
      <Card title='平安液化气'>
        <Text className='plain'>登录后，住户能看自家气瓶到没到期；网格员能看今天去哪几户。</Text>
        <Btn id='to-login' kind='primary' onTap={go.login}>
          登录
        </Btn>
        <Btn id='to-scan' onTap={go.scan}>
          不登录，先扫码查瓶
        </Btn>
      </Card>
      <Card title='平时记住三条'>
        <Text className='plain'>用完气，关灶也关阀。</Text>
        <Text className='plain'>气瓶立着放，离灶半米远，不放卧室。</Text>
        <Text className='plain'>软管有裂口、接头松了，先停用，叫人来换。</Text>
      </Card>
      <Btn id='to-privacy' kind='quiet' onTap={go.privacy}>
        个人信息告知
      </Btn>
      <Text className='muted'>安全检查免费，不推销任何产品。</Text>
    </>
  )
}
