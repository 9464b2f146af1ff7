import { needsNote, newId, REVEAL_PURPOSE_LABEL, type RecordPurpose, type RevealPurpose } from '@app/domain'
import { App, Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { problemWords } from '../api/problem'

interface RevealButtonProps<P extends RevealPurpose | RecordPurpose> {
  label: string
  title: string
  okText: string
  /** What is looked at, where the label alone does not say it. */
  about?: string
  button?: 'link' | 'default'
  purposes: readonly P[]
  reveal(asked: { actionId: string; purpose: P; reason: string | null }): Promise<void>
}

/** Asks why before anything is shown; what is shown then is forgotten with the page. */
export function RevealButton<P extends RevealPurpose | RecordPurpose>(props: RevealButtonProps<P>) {
  const { label, title, okText, purposes, about } = props
  const { message } = App.useApp()
  const [asking, setAsking] = useState<string | null>(null)
  const [form] = Form.useForm<{ purpose: P; reason?: string }>()
  const purpose = Form.useWatch('purpose', form)
  const mustSay = Boolean(purpose && needsNote(purpose))

  async function ask(actionId: string) {
    const { purpose, reason } = await form.validateFields()
    try {
      await props.reveal({ actionId, purpose, reason: reason?.trim() || null })
      setAsking(null)
    } catch (error) {
      message.error(problemWords(error))
    }
  }

  return (
    <>
      <Button
        type={props.button ?? 'link'}
        size={props.button ? 'middle' : 'small'}
        aria-label={about}
        onClick={() => setAsking(newId())}
      >
        {label}
      </Button>
      <Modal
        open={asking !== null}
        title={title}
        okText={okText}
        cancelText='取消'
        onOk={() => void ask(asking ?? newId()).catch(() => undefined)}
        onCancel={() => setAsking(null)}
        destroyOnHidden
      >
        <p className='dialog-note'>谁、何时、为什么，会记入事实流水；用户在自己的手机上也看得到。</p>
        <Form form={form} layout='vertical' preserve={false}>
          <Form.Item name='purpose' label='事由' rules={[{ required: true, message: '请选择事由' }]}>
            <Radio.Group options={purposes.map((value) => ({ value, label: REVEAL_PURPOSE_LABEL[value] }))} />
          </Form.Item>
          <Form.Item
            name='reason'
            label={mustSay ? '说明' : '说明（可不填，用户看不到）'}
            rules={[
              {
                required: mustSay,
                whitespace: true,
                message: `选“${purpose ? REVEAL_PURPOSE_LABEL[purpose] : ''}”时请写明`,
              },
            ]}
          >
            <Input maxLength={100} placeholder='例如：约周三下午入户复查' />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
