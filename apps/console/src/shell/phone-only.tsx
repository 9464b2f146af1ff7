import { Button, Result } from 'antd'
import { leave } from './leave'

export function PhoneOnly() {
  return (
    <Result
      status='info'
      title='这个账号请用手机查看'
      subTitle='住户和商户在手机上查看自己的气瓶、检查结果和整改要求。'
      extra={[
        <Button key='phone' type='primary' href='/m/'>
          打开手机版
        </Button>,
        <Button key='leave' onClick={() => void leave()}>
          换账号登录
        </Button>,
      ]}
    />
  )
}
