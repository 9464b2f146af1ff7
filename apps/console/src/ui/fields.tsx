import type { Role } from '@app/domain'
import { Form, Input, InputNumber, Select } from 'antd'
import { useApi } from '../api/use-api'

export function TextField({
  name,
  label,
  required,
  placeholder,
}: {
  name: string
  label: string
  required?: boolean
  placeholder?: string
}) {
  return (
    <Form.Item name={name} label={label} rules={[{ required, whitespace: required, message: `请填写${label}` }]}>
      <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2, maxRows: 5 }} placeholder={placeholder} />
    </Form.Item>
  )
}

/** People whom it can be given to, inside the scope of whoever asks. */
export function PersonField({
  role,
  area,
  required,
  label = '交给谁',
}: {
  role?: Role
  area?: string | null
  required?: boolean
  label?: string
}) {
  const people = useApi('GET /api/v1/assignees', { query: { role, area: area ?? undefined } })
  const options = (people.data?.items ?? []).map((person) => ({
    value: person.accountId,
    label: `${person.name} · ${person.roleLabel} · ${person.areaName}`,
  }))
  return (
    <Form.Item name='accountId' label={label} rules={[{ required, message: '请选择人员' }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        loading={people.isPending}
        options={options}
        placeholder={required ? '选择人员' : '可不指定到人'}
        notFoundContent={people.isPending ? '正在读取' : '没有可派单的人员'}
      />
    </Form.Item>
  )
}

export function CompanyField({ label = '交给企业' }: { label?: string }) {
  const companies = useApi('GET /api/v1/companies', {}, { staleTime: 600_000 })
  const options = (companies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form.Item name='companyId' label={label} rules={[{ required: true, message: '请选择企业' }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} placeholder='选择燃气企业' />
    </Form.Item>
  )
}

/** Percent of the lower explosive limit; an emergency ends only with zero. */
export function ReadingField() {
  return (
    <Form.Item
      name='reading'
      label='检测仪读数（%LEL）'
      extra='险情须读数为 0 才能办结'
      rules={[{ required: true, message: '请填写检测仪读数' }]}
    >
      <InputNumber min={0} max={100} step={0.1} precision={1} style={{ width: 160 }} />
    </Form.Item>
  )
}

/** %LEL as typed → tenths as sent. */
export const lelTenths = (reading: number | undefined | null): number | null =>
  typeof reading === 'number' ? Math.round(reading * 10) : null
