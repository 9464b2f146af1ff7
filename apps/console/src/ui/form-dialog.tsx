import { ModalForm } from '@ant-design/pro-components'
import { Alert, App, Button, Form } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { ApiProblem, problemWords } from '../api/problem'
import { useDraft } from './draft'

export interface DialogProps {
  /** The dialog is closed: it is done, or was not wanted. */
  onClose(): void
}

export interface FormDialogProps<V> extends DialogProps {
  title: string
  okText: string
  /** What it needs is not there yet. */
  okDisabled?: boolean
  done: string | ((values: V) => string)
  children: ReactNode
  width?: number
  initialValues?: Partial<V>
  /** What the form is and what it is about, `premises.status/<id>`: what was typed is kept in this tab until it is stored. */
  draft?: string
  /** The same entries sent again are the same action at the same time; mended entries are another one. */
  submit(values: V, actionId: string, at: string): Promise<unknown>
}

const FIELD = 'input[type=radio]:checked, input:not([type=hidden]):not([type=file]), textarea'

/** One dialog, one deed: Enter sends, Esc closes, the first field has the focus; a refusal is shown and the entries stay. */
export function FormDialog<V extends object>(props: FormDialogProps<V>) {
  const { message } = App.useApp()
  const [form] = Form.useForm<V>()
  const draft = useDraft<V>(props.draft)
  const [restored, setRestored] = useState(draft.kept !== null)
  const fields = useRef<HTMLDivElement>(null)
  // A press on a button that is still sliding in is lost: its place in the document is not the last one.
  const [stands, setStands] = useState(false)

  function clear() {
    draft.drop()
    const nothing = Object.fromEntries(Object.keys(form.getFieldsValue()).map((name) => [name, undefined]))
    form.setFieldsValue({ ...nothing, ...props.initialValues } as Parameters<typeof form.setFieldsValue>[0])
    setRestored(false)
  }

  async function finish(values: V): Promise<boolean> {
    const { actionId, at } = draft.send(values)
    try {
      await props.submit(values, actionId, at)
    } catch (error) {
      message.error(refusalWords(error, props.okText))
      return false
    }
    draft.drop()
    message.success(typeof props.done === 'function' ? props.done(values) : props.done)
    return true
  }

  return (
    <ModalForm<V>
      open
      form={form}
      title={props.title}
      width={props.width ?? 560}
      initialValues={{ ...props.initialValues, ...draft.kept?.values } as V}
      submitter={{ submitButtonProps: { disabled: props.okDisabled || !stands } }}
      modalProps={{
        okText: props.okText,
        cancelText: '取消',
        afterOpenChange: (open) => {
          setStands(open)
          if (open) focusFirst(fields.current)
        },
      }}
      onOpenChange={(open) => !open && props.onClose()}
      onValuesChange={(_, values) => draft.typed(values as Partial<V>)}
      onFinish={finish}
    >
      {restored ? <Restored clear={clear} /> : null}
      <div ref={fields}>{props.children}</div>
      {/* Without a button inside the form, Enter in one of several fields would do nothing. */}
      <button type='submit' hidden tabIndex={-1} aria-hidden='true' />
    </ModalForm>
  )
}

const Restored = ({ clear }: { clear(): void }) => (
  <Alert
    type='info'
    showIcon={false}
    title='已恢复上次没有提交的内容'
    action={
      <Button size='small' onClick={clear}>
        清空重填
      </Button>
    }
    style={{ marginBottom: 16 }}
  />
)

function refusalWords(error: unknown, okText: string): string {
  const away = error instanceof ApiProblem && error.away
  return away ? `${problemWords(error)}。填写的内容还在，恢复后再按一次“${okText}”` : problemWords(error)
}

function focusFirst(fields: HTMLElement | null): void {
  if (!fields || fields.contains(document.activeElement)) return
  fields.querySelector<HTMLElement>(FIELD)?.focus()
}
