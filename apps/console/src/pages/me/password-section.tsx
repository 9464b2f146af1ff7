import { App, Button, Form, Input } from 'antd'
import { call } from '../../api/client'
import { problemWords } from '../../api/problem'
import { limitSession } from '../../api/session'
import { useAct } from '../../api/use-api'
import { momentWords } from '../../format/time'
import { Section } from '../../ui/section'
import type { Security } from './types'

interface PasswordForm {
  current: string
  next: string
  again: string
}

export function PasswordSection({ security }: { security: Security }) {
  const { message } = App.useApp()
  const [form] = Form.useForm<PasswordForm>()
  const act = useAct('POST /api/v1/me/password')

  async function change({ current, next }: PasswordForm) {
    try {
      await act.mutateAsync({ body: { current, next } })
      form.resetFields()
      limitSession((await call('GET /api/v1/me/security', {})).limitedTo)
      message.success('密码已修改，其他地方的登录已结束')
    } catch (error) {
      message.error(problemWords(error))
    }
  }

  const changed = security.passwordChangedAt ? `上次修改 ${momentWords(security.passwordChangedAt)}` : undefined
  return (
    <Section title='修改密码' note={changed}>
      <Form<PasswordForm> form={form} layout='vertical' onFinish={change} style={{ maxWidth: 380 }}>
        <Form.Item name='current' label='当前密码' rules={[{ required: true, message: '请填写当前密码' }]}>
          <Input.Password autoComplete='current-password' maxLength={256} />
        </Form.Item>
        <Form.Item
          name='next'
          label='新密码'
          extra='至少 10 位，含大写字母、小写字母、数字、符号中的三种；最近 5 次用过的不行'
          rules={[{ required: true, message: '请填写新密码' }]}
        >
          <Input.Password autoComplete='new-password' maxLength={256} />
        </Form.Item>
        <Form.Item
          name='again'
          label='再输一次'
          dependencies={['next']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次输入不一样')),
            }),
          ]}
        >
          <Input.Password autoComplete='new-password' maxLength={256} />
        </Form.Item>
        <Button type='primary' htmlType='submit' loading={act.isPending}>
          修改密码
        </Button>
      </Form>
    </Section>
  )
}
