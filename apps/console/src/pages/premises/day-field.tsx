import { DatePicker, Form } from 'antd'
import dayjs from 'dayjs'

/** A day as the contract writes it, chosen in a calendar or typed. */
export function DayField({ name, label, extra }: { name: string; label: string; extra?: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required: true, message: `请选择${label}` }]}
      getValueProps={(value?: string) => ({ value: value ? dayjs(value) : undefined })}
      normalize={(value: dayjs.Dayjs | null) => value?.format('YYYY-MM-DD')}
    >
      <DatePicker style={{ width: 200 }} />
    </Form.Item>
  )
}
