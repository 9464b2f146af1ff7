import type { ResponseOf } from '@app/contract'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client'
import { queryClient, useAct } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { Section } from '../../ui/section'
import { RecoveryCodes, TotpEnrolment } from './totp-enrolment'
import type { Security } from './types'

type Begun = ResponseOf<'POST /api/v1/me/totp'>

const PasswordField = () => (
  <Form.Item name='password' label='当前密码' rules={[{ required: true, message: '请填写当前密码' }]}>
    <Input.Password autoComplete='current-password' maxLength={256} />
  </Form.Item>
)

/** 动态口令: from off, over scanning and one code, to on with recovery codes. */
export function TotpSection({ security }: { security: Security }) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const note = security.totpEnabledAt
    ? `${momentWords(security.totpEnabledAt)} 开通，恢复码剩 ${security.recoveryCodesLeft} 个`
    : '未开通。登录时除密码外再输入手机上的 6 位数字'

  function confirmed(recoveryCodes: string[]) {
    setBegun(null)
    setCodes(recoveryCodes)
    void queryClient.invalidateQueries()
  }

  return (
    <Section title='动态口令' note={note}>
      {codes ? <RecoveryCodes codes={codes} close={() => setCodes(null)} /> : null}
      {begun ? <TotpEnrolment begun={begun} confirmed={confirmed} /> : null}
      {codes || begun ? null : security.totpEnabledAt ? <Remove /> : <Begin begin={setBegun} />}
    </Section>
  )
}

function Begin({ begin }: { begin(begun: Begun): void }) {
  return (
    <ActionForm<{ password: string }>
      label='开通动态口令'
      submitText='下一步'
      done='请用验证器应用扫码'
      submit={async ({ password }) => begin(await call('POST /api/v1/me/totp', { body: { password } }))}
    >
      <PasswordField />
    </ActionForm>
  )
}

function Remove() {
  const act = useAct('POST /api/v1/me/totp/remove')
  return (
    <ActionForm<{ password: string; code: string }>
      label='停用动态口令'
      button={{ danger: true }}
      done='动态口令已停用'
      submit={(body) => act.mutateAsync({ body })}
    >
      <PasswordField />
      <Form.Item name='code' label='动态口令或恢复码' rules={[{ required: true, message: '请填写动态口令' }]}>
        <Input autoComplete='one-time-code' maxLength={32} />
      </Form.Item>
    </ActionForm>
  )
}
