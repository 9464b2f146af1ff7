import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client'
import { problemWords } from '../../api/problem'

interface RevealProps {
  premisesId: string
  field: 'name' | 'phone' | 'address'
  partyId: string | null
  masked: string
}

const FIELD_LABEL = { name: '姓名', phone: '电话', address: '地址' } as const

/** A masked value; seeing it needs a reason and leaves a fact. It is forgotten when the page is left. */
export function Reveal({ premisesId, field, partyId, masked }: RevealProps) {
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState<string | null>(null)
  const [form] = Form.useForm<{ reason: string }>()
  if (value !== null) return <b>{value}</b>

  async function ask() {
    const { reason } = await form.validateFields()
    try {
      const revealed = await call('POST /api/v1/premises/:id/reveals', {
        params: { id: premisesId },
        body: { field, partyId, reason: reason.trim() },
      })
      setValue(revealed.value)
      setAsking(false)
    } catch (error) {
      message.error(problemWords(error))
    }
  }

  return (
    <span className='reveal'>
      {masked}
      <Button type='link' size='small' onClick={() => setAsking(true)}>
        查看{FIELD_LABEL[field]}
      </Button>
      <Modal
        open={asking}
        title={`查看${FIELD_LABEL[field]}`}
        okText='查看（留痕）'
        cancelText='取消'
        onOk={() => void ask().catch(() => undefined)}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p className='muted'>谁、何时、为什么查看，会记入事实流水。</p>
        <Form form={form} layout='vertical' preserve={false}>
          <Form.Item name='reason' label='原因' rules={[{ required: true, whitespace: true, message: '请填写原因' }]}>
            <Input maxLength={100} placeholder='例如：电话预约入户复查' />
          </Form.Item>
        </Form>
      </Modal>
    </span>
  )
}
