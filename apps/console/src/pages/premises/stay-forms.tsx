import { dateInShanghai, OCCUPANCY_ROLE_LABEL, type OccupancyRole } from '@app/domain'
import { Form, Input, Radio, Select } from 'antd'
import { useAct } from '../../api/use-api'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { DayField } from './day-field'
import type { PremisesDetail } from './types'

type Props = DialogProps & { premises: PremisesDetail }

const today = (): string => dateInShanghai(new Date().toISOString())
const ROLES = Object.entries(OCCUPANCY_ROLE_LABEL).map(([value, label]) => ({ value, label }))

interface MoveInValues {
  role: OccupancyRole
  name: string
  phone?: string
  fromOn: string
}

/** 租客入住, 启用字号: a trade name is a business, everybody else a person. */
export function MoveIn({ premises, onClose }: Props) {
  const act = useAct('POST /api/v1/premises/:id/occupancies')
  return (
    <FormDialog<MoveInValues>
      title='登记入住或字号'
      okText='登记'
      draft={`party.move_in/${premises.id}`}
      done='已登记'
      initialValues={{ role: premises.type === 'resident' ? 'tenant' : 'trade_name', fromOn: today() }}
      onClose={onClose}
      submit={({ role, name, phone, fromOn }, actionId) =>
        act.mutateAsync({
          params: { id: premises.id },
          body: {
            actionId,
            kind: role === 'trade_name' ? 'business' : 'person',
            role,
            name: name.trim(),
            phone: phone?.trim() || null,
            fromOn,
          },
        })
      }
    >
      <Form.Item name='role' label='身份'>
        <Radio.Group optionType='button' options={ROLES} />
      </Form.Item>
      <Form.Item
        name='name'
        label='姓名或字号'
        rules={[{ required: true, whitespace: true, message: '请填写姓名或字号' }]}
      >
        <Input maxLength={60} autoComplete='off' />
      </Form.Item>
      <Form.Item name='phone' label='电话' extra='用户凭此号码在微信查看自家情况；没有可不填'>
        <Input maxLength={24} inputMode='tel' autoComplete='off' />
      </Form.Item>
      <DayField name='fromOn' label='起始日期' extra='同一身份同时只有一位：先登记前一位搬离，再从次日起算' />
    </FormDialog>
  )
}

/** 搬离, 停用字号. */
export function MoveOut({ premises, only, onClose }: Props & { only?: string }) {
  const act = useAct('POST /api/v1/occupancies/:id/end')
  const lasting = premises.occupants.filter(({ toOn, occupancyId }) => toOn === null && (!only || occupancyId === only))
  const options = lasting.map(({ occupancyId, role, name, fromOn }) => ({
    value: occupancyId,
    label: `${OCCUPANCY_ROLE_LABEL[role]} ${name}（${fromOn} 起）`,
  }))
  return (
    <FormDialog<{ occupancyId: string; toOn: string }>
      title='登记搬离或停用字号'
      okText='登记'
      draft={`party.move_out/${only ?? premises.id}`}
      done='已登记，当日过后对方不再看到这里'
      initialValues={{ occupancyId: options[0]?.value, toOn: today() }}
      onClose={onClose}
      submit={({ occupancyId, toOn }, actionId) =>
        act.mutateAsync({ params: { id: occupancyId }, body: { actionId, toOn } })
      }
    >
      <Form.Item name='occupancyId' label='谁' rules={[{ required: true, message: '请选择用户' }]}>
        <Select options={options} />
      </Form.Item>
      <DayField name='toOn' label='最后一天' extra='从次日起，其账号看不到这里' />
    </FormDialog>
  )
}
