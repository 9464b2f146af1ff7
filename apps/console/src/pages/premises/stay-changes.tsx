import { dateInShanghai, OCCUPANCY_ROLE_LABEL } from '@app/domain'
import { Form, Input } from 'antd'
import { useAct } from '../../api/use-api'
import { TextField } from '../../ui/fields'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { DayField } from './day-field'
import { PremisesField } from './premises-field'
import type { PremisesDetail, Stay } from './types'

type Props = DialogProps & { stay: Stay }

const today = (): string => dateInShanghai(new Date().toISOString())

/** The operator stays, the sign changes: one action, both signs in the story. */
export function Rename({ stay, onClose }: Props) {
  const act = useAct('POST /api/v1/occupancies/:id/rename')
  return (
    <FormDialog<{ name: string; fromOn: string }>
      title={`更名：${stay.name}`}
      okText='更名'
      draft={`party.rename/${stay.occupancyId}`}
      done={({ name }) => `已更名为 ${name.trim()}，原字号留在历任用户里`}
      initialValues={{ fromOn: today() }}
      onClose={onClose}
      submit={({ name, fromOn }, actionId) =>
        act.mutateAsync({ params: { id: stay.occupancyId }, body: { actionId, name: name.trim(), fromOn } })
      }
    >
      <Form.Item
        name='name'
        label='新字号'
        rules={[{ required: true, whitespace: true, message: '请填写新字号' }]}
        extra='经营者没变才用更名；换了经营者，请先登记停用字号，再登记入住'
      >
        <Input maxLength={60} autoComplete='off' />
      </Form.Item>
      <DayField name='fromOn' label='启用日期' extra='原字号止于前一天' />
    </FormDialog>
  )
}

/** 用户搬迁: ends here, begins there; his account goes with him. */
export function MoveAway({ premises, stay, onClose }: Props & { premises: PremisesDetail }) {
  const act = useAct('POST /api/v1/occupancies/:id/move')
  return (
    <FormDialog<{ toPremisesId: string; on: string }>
      title={`搬迁：${OCCUPANCY_ROLE_LABEL[stay.role]} ${stay.name}`}
      okText='搬迁'
      draft={`party.move/${stay.occupancyId}`}
      done='已登记搬迁，其账号改看新地址；此处当日过后不再可见'
      initialValues={{ on: today() }}
      onClose={onClose}
      submit={({ toPremisesId, on }, actionId) =>
        act.mutateAsync({ params: { id: stay.occupancyId }, body: { actionId, toPremisesId, on } })
      }
    >
      <PremisesField name='toPremisesId' label='迁入地址' except={premises.id} />
      <DayField name='on' label='搬迁日期' extra='此处止于这一天，新址自这一天起' />
    </FormDialog>
  )
}

interface Correction {
  name?: string
  phone?: string
  fromOn: string
  toOn?: string
  reason: string
}

/** 更正: the old value stays beside the new one in the story. */
export function CorrectStay({ stay, onClose }: Props) {
  const act = useAct('POST /api/v1/occupancies/:id/correct')
  return (
    <FormDialog<Correction>
      title={`更正：${OCCUPANCY_ROLE_LABEL[stay.role]} ${stay.name}`}
      okText='更正'
      draft={`party.correct/${stay.occupancyId}`}
      done='已更正，原来的内容留在经过里'
      initialValues={{ fromOn: stay.fromOn, toOn: stay.toOn ?? undefined }}
      onClose={onClose}
      submit={({ name, phone, fromOn, toOn, reason }, actionId) =>
        act.mutateAsync({
          params: { id: stay.occupancyId },
          body: {
            actionId,
            name: name?.trim() || null,
            phone: phone?.trim() || null,
            fromOn,
            toOn: toOn ?? null,
            reason: reason.trim(),
          },
        })
      }
    >
      <div className='form-row'>
        <Form.Item name='name' label='正确的姓名或字号'>
          <Input maxLength={60} autoComplete='off' placeholder='没写错就留空' />
        </Form.Item>
        <Form.Item name='phone' label='正确的电话'>
          <Input maxLength={24} inputMode='tel' autoComplete='off' placeholder='没写错就留空' />
        </Form.Item>
      </div>
      <div className='form-row'>
        <DayField name='fromOn' label='起始日期' />
        <DayField optional name='toOn' label='最后一天' placeholder='还在这里就留空' />
      </div>
      <TextField name='reason' label='哪里写错了' required placeholder='例如：登记时听错了姓' />
    </FormDialog>
  )
}
