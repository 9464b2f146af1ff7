import { Alert, Button, Form, Select } from 'antd'
import { useAct, useApi } from '../../api/use-api'
import { today } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { DayField } from '../premises/day-field'
import type { Grid } from './types'

interface Values {
  premisesIds: string[]
  toCode: string
  fromOn: string
}

/** As many as a list gives at once; a larger grid is moved in two goes. */
const SHOWN = '200'

/** 划转: splitting a grid is moving some of its premises, merging it is moving all. */
export function MovePremises({ grid }: { grid: Grid }) {
  const act = useAct('POST /api/v1/grid-moves')
  if (grid.premises === 0) return null
  return (
    <ActionForm<Values>
      label='划转场所'
      title={`从 ${grid.name} 划转`}
      submitText='划转'
      done={({ premisesIds, fromOn }) =>
        fromOn > today() ? `已登记，${fromOn} 零点起生效` : `已划转 ${premisesIds.length} 户`
      }
      draft={`premises.move/${grid.code}`}
      initialValues={{ fromOn: today() }}
      submit={(values, actionId) => act.mutateAsync({ body: { actionId, fromCode: grid.code, ...values } })}
    >
      <PremisesField grid={grid} />
      <TargetField grid={grid} />
      <DayField name='fromOn' label='自哪天起' />
      <Alert
        type='info'
        showIcon={false}
        title='气瓶、未办结的隐患和告警跟着过去；检查记录和已办结的留在当日的网格。'
      />
    </ActionForm>
  )
}

function PremisesField({ grid }: { grid: Grid }) {
  const form = Form.useFormInstance<Values>()
  const list = useApi('GET /api/v1/premises', { query: { area: grid.code, limit: SHOWN } })
  const options = (list.data?.items ?? []).map(({ id, code, label }) => ({ value: id, label: `${label} ${code}` }))
  const all = () =>
    form.setFieldValue(
      'premisesIds',
      options.map(({ value }) => value),
    )
  return (
    <Form.Item
      label={`哪些场所（共 ${list.data?.total ?? grid.premises} 户）`}
      required
      extra={
        <Button type='link' size='small' onClick={all}>
          全选
        </Button>
      }
    >
      <Form.Item name='premisesIds' noStyle rules={[{ required: true, message: '请选择要划转的场所' }]}>
        <Select
          mode='multiple'
          showSearch={{ optionFilterProp: 'label' }}
          loading={list.isPending}
          options={options}
          maxTagCount='responsive'
          placeholder='按楼栋或编号查找'
        />
      </Form.Item>
    </Form.Item>
  )
}

function TargetField({ grid }: { grid: Grid }) {
  const area = grid.code.slice(0, 9)
  const list = useApi('GET /api/v1/grids', { query: { area, limit: SHOWN } })
  const options = (list.data?.items ?? [])
    .filter(({ code }) => code !== grid.code)
    .map(({ code, name, kindLabel }) => ({ value: code, label: `${name} ${kindLabel} ${code}` }))
  return (
    <Form.Item name='toCode' label='划到' rules={[{ required: true, message: '请选择划到哪个网格' }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} loading={list.isPending} options={options} />
    </Form.Item>
  )
}
