import {
  needsNote,
  newId,
  REVEAL_PURPOSE_LABEL,
  REVEAL_PURPOSES,
  type RevealField,
  type RevealPurpose,
} from '@app/domain'
import { App, Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { call } from '../../api/client'
import { problemWords } from '../../api/problem'

interface RevealProps {
  premisesId: string
  field: RevealField
  partyId: string | null
  masked?: string
}

interface Asked {
  purpose: RevealPurpose
  reason?: string
}

const WORDS: Record<RevealField, { link: string; ok: string }> = {
  name: { link: '查看姓名', ok: '查看（留痕）' },
  phone: { link: '查看电话', ok: '查看（留痕）' },
  address: { link: '查看地址', ok: '查看（留痕）' },
  call: { link: '拨打', ok: '拨打（留痕）' },
}
const PURPOSES = REVEAL_PURPOSES.map((value) => ({ value, label: REVEAL_PURPOSE_LABEL[value] }))

/** A masked value; seeing it needs a purpose and leaves a fact. It is forgotten when the page is left. */
export function Reveal({ premisesId, field, partyId, masked }: RevealProps) {
  const { message } = App.useApp()
  const [asking, setAsking] = useState<string | null>(null)
  const [value, setValue] = useState<string | null>(null)
  const [form] = Form.useForm<Asked>()
  const purpose = Form.useWatch('purpose', form)
  if (value !== null) return <b>{value}</b>

  async function ask(actionId: string) {
    const { purpose, reason } = await form.validateFields()
    try {
      const body = { actionId, field, partyId, purpose, reason: reason?.trim() || null }
      const revealed = await call('POST /api/v1/premises/:id/reveals', { params: { id: premisesId }, body })
      // The number goes to the dialer, which shows it; the page never does.
      if (field === 'call') window.location.href = `tel:${revealed.value}`
      else setValue(revealed.value)
      setAsking(null)
    } catch (error) {
      message.error(problemWords(error))
    }
  }

  return (
    <span className='reveal'>
      {masked}
      <Button type='link' size='small' onClick={() => setAsking(newId())}>
        {WORDS[field].link}
      </Button>
      <Modal
        open={asking !== null}
        title={field === 'call' ? '拨打电话' : WORDS[field].link}
        okText={WORDS[field].ok}
        cancelText='取消'
        onOk={() => void ask(asking ?? newId()).catch(() => undefined)}
        onCancel={() => setAsking(null)}
        destroyOnHidden
      >
        <p className='dialog-note'>谁、何时、为什么，会记入事实流水；用户在自己的手机上也看得到。</p>
        <Form form={form} layout='vertical' preserve={false}>
          <Form.Item name='purpose' label='事由' rules={[{ required: true, message: '请选择事由' }]}>
            <Radio.Group options={PURPOSES} />
          </Form.Item>
          <Form.Item
            name='reason'
            label={purpose && needsNote(purpose) ? '说明' : '说明（可不填，用户看不到）'}
            rules={[
              { required: Boolean(purpose && needsNote(purpose)), whitespace: true, message: '选“其他公务”时请写明' },
            ]}
          >
            <Input maxLength={100} placeholder='例如：约周三下午入户复查' />
          </Form.Item>
        </Form>
      </Modal>
    </span>
  )
}
