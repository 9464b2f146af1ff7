import { LockOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { call } from '../../api/client'
import { ApiProblem, problemWords } from '../../api/problem'
import { beginSession, useSession } from '../../api/session'
import { queryClient } from '../../api/use-api'
import brand from '../../brand.svg'
import { homeOf } from '../../shell/menu'
import { PrivacyLink } from './privacy-link'

interface LoginForm {
  username: string
  password: string
  totp?: string
}

/** Only an address of this site: what stands in `to` may have been written by a stranger. */
function safeAddress(to: string | null): string | null {
  return to && /^\/(?![/\\])/.test(to) ? to : null
}

export function Component() {
  const session = useSession()
  const [search] = useSearchParams()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const to = safeAddress(search.get('to'))
  if (session) return <Navigate to={to ?? homeOf(session.account.role) ?? '/'} replace />

  async function enter({ username, password, totp }: LoginForm) {
    setBusy(true)
    setRefusal('')
    try {
      const begun = await call('POST /api/v1/sessions', {
        body: { username: username.trim(), password, totp: totp?.trim() || undefined },
      })
      queryClient.clear()
      beginSession(begun)
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'TOTP_NEEDED') setNeedsCode(true)
      else setRefusal(problemWords(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className='login'>
      <main className='login-card'>
        <img src={brand} alt='' width={44} height={44} />
        <h1>平安液化气</h1>
        <p className='login-line'>瓶装液化石油气安全监管 · 控制台</p>
        {to && to !== '/' ? <p className='muted'>登录后回到刚才的页面</p> : null}
        {refusal ? <Alert type='error' showIcon title={refusal} className='login-refusal' /> : null}
        <Form<LoginForm> layout='vertical' requiredMark={false} onFinish={enter} size='large'>
          <Form.Item name='username' label='账号' rules={[{ required: true, message: '请填写账号' }]}>
            <Input prefix={<UserOutlined />} autoComplete='username' autoFocus maxLength={64} />
          </Form.Item>
          <Form.Item name='password' label='密码' rules={[{ required: true, message: '请填写密码' }]}>
            <Input.Password prefix={<LockOutlined />} autoComplete='current-password' maxLength={256} />
          </Form.Item>
          {needsCode ? (
            <Form.Item
              name='totp'
              label='动态口令'
              extra='验证器应用里的 6 位数字；手机不在身边时，用一个恢复码'
              rules={[{ required: true, message: '请填写动态口令' }]}
            >
              <Input prefix={<SafetyOutlined />} autoComplete='one-time-code' autoFocus maxLength={32} />
            </Form.Item>
          ) : null}
          <Button type='primary' htmlType='submit' block loading={busy}>
            登录
          </Button>
        </Form>
        <p className='login-foot'>
          住户、商户和网格员入户请用 <a href='/m/'>手机版</a> · <PrivacyLink />
        </p>
      </main>
    </div>
  )
}
