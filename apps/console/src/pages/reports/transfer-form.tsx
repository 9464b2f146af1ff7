import { Form, Select } from 'antd'
import { useAct, useApi } from '../../api/use-api'
import { ActionForm } from '../../ui/action-form'
import { TextField } from '../../ui/fields'
import { type ReportProps, written } from './types'

/** To the street in whose area it is, or up to the district. */
export function Transfer({ report }: ReportProps) {
  const act = useAct('POST /api/v1/reports/:id/transfer')
  return (
    <ActionForm<{ areaCode: string; note?: string }>
      label='转办'
      title='转给该管的街道，或报到区里'
      done='已转出'
      draft={`report.transfer/${report.id}`}
      submit={({ areaCode, note }, actionId) =>
        act.mutateAsync({ params: { id: report.id }, body: { actionId, areaCode, note: written(note) } })
      }
    >
      <AreaField now={report.areaCode} />
      <TextField name='note' label='说明' placeholder='为什么转（可不填）' />
    </ActionForm>
  )
}

function AreaField({ now }: { now: string }) {
  const streets = useApi('GET /api/v1/areas', { query: { kind: 'street' } }, { staleTime: 600_000 })
  const district = useApi('GET /api/v1/areas', { query: { kind: 'district' } }, { staleTime: 600_000 })
  const all = [...(district.data?.items ?? []), ...(streets.data?.items ?? [])]
  const options = all.filter(({ code }) => code !== now).map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Form.Item name='areaCode' label='转给谁' rules={[{ required: true, message: '请选择街道或区里' }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} placeholder='选择街道或区里' />
    </Form.Item>
  )
}
