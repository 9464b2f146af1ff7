import type { InputOf } from '@app/contract'
import { Form, Input, Select } from 'antd'
import { useAct, useApi } from '../../api/use-api'
import { today } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { DayField } from '../premises/day-field'

type Wish = Omit<InputOf<'POST /api/v1/grids'>['body'], 'actionId'>

interface Props {
  /** A micro-grid in this grid; without it a grid in a community that is chosen. */
  parent?: { code: string; name: string }
}

/** The number comes from the register: nobody has to invent a code. */
export function NewGrid({ parent }: Props) {
  const act = useAct('POST /api/v1/grids')
  const label = parent ? '设微网格' : '设立网格'
  return (
    <ActionForm<Wish>
      label={label}
      title={parent ? `在 ${parent.name} 设微网格` : label}
      button={parent ? undefined : { type: 'primary' }}
      submitText='设立'
      done='已设立'
      draft={`area.open/${parent?.code ?? 'new'}`}
      initialValues={{ parentCode: parent?.code, fromOn: today() }}
      submit={(values, actionId) => act.mutateAsync({ body: { actionId, ...values, name: values.name.trim() } })}
    >
      {parent ? (
        <Form.Item name='parentCode' hidden>
          <Input />
        </Form.Item>
      ) : (
        <CommunityField />
      )}
      <Form.Item name='name' label='名称' rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={40} autoComplete='off' placeholder={parent ? '例如：3号楼' : '例如：示范社区第03网格'} />
      </Form.Item>
      <DayField name='fromOn' label='自哪天起' />
    </ActionForm>
  )
}

function CommunityField() {
  const areas = useApi('GET /api/v1/areas', { query: { kind: 'community' } }, { staleTime: 600_000 })
  const options = (areas.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))
  return (
    <Form.Item name='parentCode' label='社区' rules={[{ required: true, message: '请选择社区' }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} loading={areas.isPending} options={options} />
    </Form.Item>
  )
}
