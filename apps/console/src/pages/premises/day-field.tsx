import { DatePicker, Form } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'

interface DayFieldProps {
  name: string
  label: string
  extra?: ReactNode
  /** It may be left out when nobody knows. */
  optional?: boolean
  placeholder?: string
}

/** A day as the contract writes it, chosen in a calendar or typed: 2026-06-10, 2026/6/10, 20260610. */
export function DayField({
  name,
  label,
  extra,
  optional = false,
  placeholder = optional ? '不详可不填' : undefined,
}: DayFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required: !optional, message: `请选择${label}` }]}
      getValueProps={(value?: string) => ({ value: value ? dayjs(value) : undefined })}
      normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD')}
    >
      <DatePicker
        format={['YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD']}
        placeholder={placeholder}
        style={{ minWidth: 200 }}
      />
    </Form.Item>
  )
}
