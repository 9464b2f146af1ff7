import type { ResponseOf } from '@app/contract'
import { Alert, App, Button, Form, Input, Space } from 'antd'
import { toDataURL } from 'qrcode'
import { useEffect, useState } from 'react'
import { call } from '../../api/client'
import { problemWords } from '../../api/problem'
import { limitSession } from '../../api/session'
import { copyText } from '../../format/clipboard'

interface EnrolmentProps {
  begun: ResponseOf<'POST /api/v1/me/totp'>
  confirmed(recoveryCodes: string[]): void
}

/** The picture is drawn in the browser: the secret goes nowhere else. */
function useQr(address: string): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    void toDataURL(address, { margin: 1, width: 200 }).then(setPicture)
  }, [address])
  return picture
}

export function TotpEnrolment({ begun, confirmed }: EnrolmentProps) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const picture = useQr(begun.address)

  async function confirm({ code }: { code: string }) {
    setBusy(true)
    try {
      confirmed((await call('POST /api/v1/me/totp/confirm', { body: { code: code.trim() } })).recoveryCodes)
    } catch (error) {
      message.error(problemWords(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Space align='start' size={24} wrap>
      {picture ? <img src={picture} alt='动态口令二维码' width={200} height={200} /> : null}
      <div>
        <p>1. 用手机上的验证器应用扫码；不能扫码时，手工输入密钥：</p>
        <p>
          <code data-testid='totp-secret'>{begun.secret}</code>
        </p>
        <p>2. 输入应用里显示的 6 位数字：</p>
        <Form<{ code: string }> layout='inline' onFinish={confirm}>
          <Form.Item name='code' label='动态口令' rules={[{ required: true, message: '请填写动态口令' }]}>
            <Input autoComplete='one-time-code' maxLength={8} style={{ width: 130 }} />
          </Form.Item>
          <Button type='primary' htmlType='submit' loading={busy}>
            完成开通
          </Button>
        </Form>
      </div>
    </Space>
  )
}

/** Shown once; the server keeps only what they hash to. */
export function RecoveryCodes({ codes, close }: { codes: string[]; close(): void }) {
  const { message } = App.useApp()
  const copy = () =>
    copyText(codes.join('\n')).then(
      () => message.success('已复制'),
      () => message.error('复制不了，请抄写'),
    )
  const done = () => {
    limitSession(null)
    close()
  }
  return (
    <>
      <Alert
        type='warning'
        showIcon
        title='恢复码只显示这一次。手机不在身边时，每个可以代替动态口令登录一次，请抄写并妥善保存。'
      />
      <ul className='code' style={{ columns: 2, maxWidth: 360, margin: '12px 0' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Space>
        <Button onClick={copy}>复制</Button>
        <Button type='primary' onClick={done}>
          已保存好
        </Button>
      </Space>
    </>
  )
}
