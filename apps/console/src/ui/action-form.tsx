import { ModalForm } from '@ant-design/pro-components'
import { newId } from '@app/domain'
import { App, Button, type ButtonProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { problemWords } from '../api/problem'

interface ActionFormProps<V> {
  label: string
  title?: string
  button?: ButtonProps
  submitText?: string
  done: string
  children: ReactNode
  initialValues?: Partial<V>
  /** `actionId` stays the same while the dialog is open: pressing twice, or again after a lost answer, is one action. */
  submit(values: V, actionId: string): Promise<unknown>
}

/** A button that opens a small dialog and does one thing; a refusal is shown and the entries stay. */
export function ActionForm<V extends object>(props: ActionFormProps<V>) {
  const { message } = App.useApp()
  const [actionId, setActionId] = useState(newId)
  return (
    <ModalForm<V>
      title={props.title ?? props.label}
      width={520}
      trigger={<Button {...props.button}>{props.label}</Button>}
      initialValues={props.initialValues as V | undefined}
      modalProps={{ destroyOnHidden: true, okText: props.submitText ?? props.label, cancelText: '取消' }}
      onOpenChange={(open) => open && setActionId(newId())}
      onFinish={async (values) => {
        try {
          await props.submit(values, actionId)
          message.success(props.done)
          return true
        } catch (error) {
          message.error(problemWords(error))
          return false
        }
      }}
    >
      {props.children}
    </ModalForm>
  )
}
