import {
  addDays,
  dateInShanghai,
  isGraver,
  PREMISES_REVIEW_RULES,
  PREMISES_TYPE_LABEL,
  type PremisesType,
  TYPE_VISIT_DAYS,
} from '@app/domain'
import { Alert, Form, Radio } from 'antd'
import { useAct } from '../../api/use-api'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { DayField } from './day-field'
import type { PremisesDetail } from './types'

interface TypeValues {
  to: PremisesType
  on: string
  hasCylinderRoom?: boolean
}

const today = (): string => dateInShanghai(new Date().toISOString())
const TYPES = Object.keys(PREMISES_TYPE_LABEL) as PremisesType[]
const others = (type: PremisesType): PremisesType[] => TYPES.filter((one) => one !== type)

/** 变更类型: what follows from it is said before anybody presses the button, by the rules that the server uses. */
export function TypeForm({ premises, onClose }: DialogProps & { premises: PremisesDetail }) {
  const act = useAct('POST /api/v1/premises/:id/type')
  const [first = 'catering'] = others(premises.type)
  return (
    <FormDialog<TypeValues>
      title='变更类型'
      okText='登记'
      draft={`premises.type/${premises.id}/${premises.type}`}
      done={({ to }) => `已改为${PREMISES_TYPE_LABEL[to]}`}
      initialValues={{ to: first, on: today(), hasCylinderRoom: false }}
      onClose={onClose}
      submit={({ to, on, hasCylinderRoom }, actionId) =>
        act.mutateAsync({
          params: { id: premises.id },
          body: { actionId, to, on, hasCylinderRoom: to !== 'resident' && Boolean(hasCylinderRoom) },
        })
      }
    >
      <Asked premises={premises} first={first} />
    </FormDialog>
  )
}

function Asked({ premises, first }: { premises: PremisesDetail; first: PremisesType }) {
  const to = Form.useWatch<PremisesType>('to') ?? first
  return (
    <>
      <Form.Item name='to' label={`现为${PREMISES_TYPE_LABEL[premises.type]}，改为`}>
        <Radio.Group
          optionType='button'
          options={others(premises.type).map((value) => ({ value, label: PREMISES_TYPE_LABEL[value] }))}
        />
      </Form.Item>
      <Alert type='info' showIcon={false} title={whatFollows(premises, to)} style={{ marginBottom: 16 }} />
      <DayField name='on' label='变更日期' />
      {to === 'resident' ? null : (
        <Form.Item name='hasCylinderRoom' label='气瓶间'>
          <Radio.Group
            options={[
              { value: false, label: '没有（总重不超过100公斤）' },
              { value: true, label: '有' },
            ]}
          />
        </Form.Item>
      )}
    </>
  )
}

function whatFollows(premises: PremisesDetail, to: PremisesType): string {
  const months = PREMISES_REVIEW_RULES.visitEveryMonths[to]
  const soon = premises.status === 'in_use' && isGraver(premises.type, to)
  const parts = [
    `以后按${PREMISES_TYPE_LABEL[to]}的检查表查，每 ${months} 个月一次`,
    soon ? `还没有按新类型查过，${addDays(today(), TYPE_VISIT_DAYS)} 前须入户检查` : null,
    '字号、经营者也变的，另在“入住、启用字号”登记',
  ]
  return parts.filter(Boolean).join('；')
}
