import { Form, type FormInstance } from 'antd'
import { useEffect, useState } from 'react'
import type { PaperValues } from './paper-values'

/** All values of the form, anew at every change. */
export function useWatched(form: FormInstance<PaperValues>): Partial<PaperValues> {
  const watched = Form.useWatch((values: Partial<PaperValues>) => values, form)
  const [first, setFirst] = useState<Partial<PaperValues>>({})
  useEffect(() => setFirst(form.getFieldsValue(true)), [form])
  return watched && Object.keys(watched).length ? { ...first, ...watched } : first
}
