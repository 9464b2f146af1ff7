import { Form, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useApi } from '../../api/use-api'

/** One of the premises in sight, found by its number, its building, or the full name or telephone of who is there. */
export function PremisesField({ name, label, except }: { name: string; label: string; except?: string }) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useApi('POST /api/v1/premises/search', { body: { q: q || undefined, limit: '20' } }, { keep: true })
  const options = (found.data?.items ?? [])
    .filter(({ id }) => id !== except)
    .map(({ id, code, label: address, communityName, partyName }) => ({
      value: id,
      label: [address, partyName, communityName, code].filter(Boolean).join(' · '),
    }))
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: `请选择${label}` }]}
      extra='输入场所编号、楼栋，或完整的姓名、电话来找'
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        options={options}
        loading={found.isFetching}
        placeholder='选择场所'
        notFoundContent={found.isFetching ? '正在查找' : '没有找到，换一种写法再试'}
      />
    </Form.Item>
  )
}
