import { Button, Text } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { Btn, Card } from '@/components/parts'
import { ports } from '@/ports/platform'
import { api } from '@/state/api'
import type { LoggedIn } from '@/state/session'

async function login(phoneCode?: string): Promise<LoggedIn> {
  const code = (await ports.wechatCode()) ?? ''
  return api('POST /api/v1/sessions/wechat', { body: { code, phoneCode } })
}

/** Once, WeChat's verified phone number binds a household to its premises; from then on the code is enough. */
export function WechatLogin({ run }: { run: (login: () => Promise<LoggedIn>) => Promise<void> }) {
  const [needsPhone, setNeedsPhone] = useState(false)

  const byCode = () =>
    login().catch((error: unknown) => {
      if (error instanceof ApiError && error.code === 'PHONE_NEEDED') setNeedsPhone(true)
      throw error
    })

  return (
    <Card title='住户用微信登录'>
      <Btn id='wechat-login' kind='primary' onTap={() => void run(byCode)}>
        微信一键登录
      </Btn>
      {needsPhone ? (
        <>
          <Text className='plain'>第一次登录，要用您的手机号找到您家的气瓶。</Text>
          <Button
            id='wechat-phone'
            className='btn btn--primary'
            openType='getPhoneNumber'
            onGetPhoneNumber={(event) => {
              const phoneCode = event.detail.code
              if (phoneCode) void run(() => login(phoneCode))
            }}
          >
            用手机号登录
          </Button>
        </>
      ) : null}
    </Card>
  )
}
