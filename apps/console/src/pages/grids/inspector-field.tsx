import { Form, Select } from 'antd'
import { useApi } from '../../api/use-api'
import type { Grid } from './types'

/** Inspectors of the grid's street: whoever helps out comes from next door. */
export function InspectorField({ grid, name, label }: { grid: Grid; name: string; label: string }) {
  const area = grid.code.slice(0, 9)
  const people = useApi('GET /api/v1/assignees', { query: { role: 'inspector', area } })
  const options = (people.data?.items ?? []).map((person) => ({
    value: person.accountId,
    label: `${person.name} · ${person.areaName}`,
  }))
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}` }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} loading={people.isPending} options={options} />
    </Form.Item>
  )
}
