import { addDays } from '@app/domain'
import { Form, Input, Select } from 'antd'
import { useAct } from '../../api/use-api'
import { today } from '../../format/time'
import { ActionForm } from '../../ui/action-form'
import { DayField } from '../premises/day-field'
import { InspectorField } from './inspector-field'
import type { Grid } from './types'

interface Values {
  fromAccountId: string
  toAccountId: string
  fromOn: string
  note?: string
}

/** 交接: the former one keeps his access to the day before; the successor reads note and open hazards on the phone. */
export function HandOver({ grid }: { grid: Grid }) {
  const act = useAct('POST /api/v1/handovers')
  const own = grid.holders.filter(({ kind, now }) => kind === 'own' && now)
  if (own.length === 0) return null
  const options = own.map(({ accountId, name }) => ({ value: accountId, label: name }))
  return (
    <ActionForm<Values>
      label='交接'
      title={`交接 ${grid.name}`}
      button={{ type: 'primary' }}
      submitText='登记交接'
      done='已登记，接手人会在手机上看到'
      draft={`grid.hand_over/${grid.code}`}
      initialValues={{ fromAccountId: own[0]?.accountId, fromOn: addDays(today(), 1) }}
      submit={({ note, ...values }, actionId) =>
        act.mutateAsync({ body: { actionId, gridCode: grid.code, ...values, note: note?.trim() || null } })
      }
    >
      <Form.Item name='fromAccountId' label='交出人' rules={[{ required: true, message: '请选择交出人' }]}>
        <Select options={options} />
      </Form.Item>
      <InspectorField grid={grid} name='toAccountId' label='接手人' />
      <DayField name='fromOn' label='自哪天起' extra='交出人负责到前一天为止' />
      <Form.Item name='note' label='交接说明' extra='加密保存，只有交接双方和上级看得到'>
        <Input.TextArea
          maxLength={1000}
          showCount
          autoSize={{ minRows: 3, maxRows: 8 }}
          placeholder='例如：哪几户要重点看、哪家白天没人、钥匙和检测仪交给谁'
        />
      </Form.Item>
    </ActionForm>
  )
}
