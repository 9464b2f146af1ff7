import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ApiError } from '@/api/client'
import { Btn, Card, Field, Notice } from '@/components/parts'
import { Screen } from '@/components/Screen'
import { go } from '@/routes'
import { api } from '@/state/api'
import { flushOutbox } from '@/state/outbox'
import { type LoggedIn, session } from '@/state/session'
import { WechatLogin } from './WechatLogin'

function enter({ token, account, limitedTo }: LoggedIn) {
  session.set({ token, account, limitedTo, expired: false })
  if (limitedTo === 'password') return void Taro.redirectTo({ url: '/pages/password/index' })
  void flushOutbox(true)
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else go.today()
}

export default function LoginPage() {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)

  async function run(login: () => Promise<LoggedIn>) {
    setBusy(true)
    setTrouble('')
    try {
      enter(await login())
    } catch (error) {
      setTrouble(error instanceof ApiError ? error.message : '没有登录成功，请再试一次')
    } finally {
      setBusy(false)
    }
  }

  const byPassword = () => api('POST /api/v1/sessions', { body: { username: username.trim(), password } })

  return (
    <Screen title='登录'>
      {trouble ? (
        <Notice id='login-trouble' tone='red'>
          {trouble}
        </Notice>
      ) : null}
      <WechatLogin run={run} />
      <Card title='账号密码登录'>
        <Field id='username' label='账号' value={username} onChange={setUsername} />
        <Field id='password' label='密码' value={password} secret onChange={setPassword} />
        <Btn id='login' kind='primary' off={busy || !username.trim() || !password} onTap={() => void run(byPassword)}>
          {busy ? '正在登录…' : '登录'}
        </Btn>
        <Text className='muted'>网格员的账号由街道网格中心发放，忘记密码请找他们。</Text>
      </Card>
      <Btn id='to-privacy' kind='quiet' onTap={go.privacy}>
        个人信息告知：用什么、给谁看、存多久
      </Btn>
    </Screen>
  )
}
