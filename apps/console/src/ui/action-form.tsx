import { Button, type ButtonProps } from 'antd'
import { useState } from 'react'
import { FormDialog, type FormDialogProps } from './form-dialog'

interface ActionFormProps<V> extends Omit<FormDialogProps<V>, 'title' | 'okText' | 'onClose'> {
  label: string
  title?: string
  button?: ButtonProps
  submitText?: string
}

/** A button that opens a small dialog and does one thing. */
export function ActionForm<V extends object>({ label, title, button, submitText, ...dialog }: ActionFormProps<V>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <FormDialog<V>
          width={520}
          {...dialog}
          title={title ?? label}
          okText={submitText ?? label}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
