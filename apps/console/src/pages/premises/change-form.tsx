import { ModalForm } from '@ant-design/pro-components'
import { newId } from '@app/domain'
import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { problemWords } from '../../api/problem'

export interface ChangeProps {
  /** The dialog is closed: the change is done, or was not wanted. */
  onClose(): void
}

interface ChangeFormProps<V> extends ChangeProps {
  title: string
  done: string
  children: ReactNode
  initialValues?: Partial<V>
  submit(values: V, actionId: string): Promise<unknown>
}

/** One change of a place. A refusal is shown and the entries stay; sent twice, it happens once. */
export function ChangeForm<V extends object>(props: ChangeFormProps<V>) {
  const { message } = App.useApp()
  const [actionId, setActionId] = useState(newId)
  return (
    <ModalForm<V>
      open
      title={props.title}
      width={560}
      initialValues={props.initialValues as V | undefined}
      modalProps={{ destroyOnHidden: true, okText: '登记', cancelText: '取消' }}
      onOpenChange={(open) => !open && props.onClose()}
      // Mended entries are another action; the same ones sent again are the same.
      onValuesChange={() => setActionId(newId())}
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
