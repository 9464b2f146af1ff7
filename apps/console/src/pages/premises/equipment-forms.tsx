import type { InputOf } from '@app/contract'
import { dateInShanghai, EQUIPMENT_KIND_LABEL, type EquipmentKind, HOSE_KIND_LABEL } from '@app/domain'
import { Form, Input, Radio, Select, Switch } from 'antd'
import { useAct } from '../../api/use-api'
import { type DialogProps, FormDialog } from '../../ui/form-dialog'
import { DayField } from './day-field'
import type { Equipment, PremisesDetail } from './types'

type Entry = InputOf<'POST /api/v1/equipment/:id/correct'>['body']
type Values = Partial<Omit<Entry, 'actionId'>> & { kind?: EquipmentKind; fromOn?: string; on?: string }

const today = (): string => dateInShanghai(new Date().toISOString())
const HOSES = Object.entries(HOSE_KIND_LABEL).map(([value, label]) => ({ value, label }))
const KINDS = Object.entries(EQUIPMENT_KIND_LABEL).map(([value, label]) => ({ value, label }))

/** What is not asked for this kind is sent as unknown. */
const entryOf = (values: Values, actionId: string): Entry => ({
  actionId,
  label: values.label?.trim() ?? '',
  brand: values.brand?.trim() || null,
  hasWaterHeater: values.hasWaterHeater ?? false,
  madeOn: values.madeOn ?? null,
  stoveSoldOn: values.stoveSoldOn ?? null,
  hoseKind: values.hoseKind ?? null,
  hoseFrom: values.hoseFrom ?? null,
  regulatorFrom: values.regulatorFrom ?? null,
  regulatorUntil: values.regulatorUntil ?? null,
  detectorFrom: values.detectorFrom ?? null,
})

export function NewEquipment({ premises, onClose }: DialogProps & { premises: PremisesDetail }) {
  const act = useAct('POST /api/v1/premises/:id/equipment')
  return (
    <FormDialog<Values>
      title='登记设备'
      okText='登记'
      draft={`equipment.add/${premises.id}`}
      done='已登记，到期前会预警'
      initialValues={{ kind: 'appliance', fromOn: today() }}
      onClose={onClose}
      submit={(values, actionId) =>
        act.mutateAsync({
          params: { id: premises.id },
          body: { ...entryOf(values, actionId), kind: values.kind ?? 'appliance', fromOn: values.fromOn ?? today() },
        })
      }
    >
      <Form.Item name='kind' label='种类'>
        <Radio.Group optionType='button' options={KINDS} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => <Fields kind={getFieldValue('kind') as EquipmentKind} />}
      </Form.Item>
      <DayField name='fromOn' label='在这里使用自' />
    </FormDialog>
  )
}

interface OneProps extends DialogProps {
  equipment: Equipment
}

export function CorrectEquipment({ equipment, onClose }: OneProps) {
  const act = useAct('POST /api/v1/equipment/:id/correct')
  return (
    <FormDialog<Values>
      title={`更正 ${equipment.label}`}
      okText='更正'
      draft={`equipment.correct/${equipment.id}`}
      done='已更正，原来的日期留在经过里'
      initialValues={valuesOf(equipment)}
      onClose={onClose}
      submit={(values, actionId) => act.mutateAsync({ params: { id: equipment.id }, body: entryOf(values, actionId) })}
    >
      <Fields kind={equipment.kind} />
    </FormDialog>
  )
}

export function ReplaceEquipment({ equipment, onClose }: OneProps) {
  const act = useAct('POST /api/v1/equipment/:id/replace')
  const { label, hasWaterHeater } = equipment
  return (
    <FormDialog<Values>
      title={`换新 ${label}`}
      okText='换新'
      draft={`equipment.replace/${equipment.id}`}
      done='已换新，旧的留在“用过的设备”里'
      initialValues={{ label, hasWaterHeater, on: today() }}
      onClose={onClose}
      submit={(values, actionId) =>
        act.mutateAsync({
          params: { id: equipment.id },
          body: { ...entryOf(values, actionId), on: values.on ?? today() },
        })
      }
    >
      <DayField name='on' label='更换日期' extra='旧的止于这一天，新的自这一天起' />
      <Fields kind={equipment.kind} />
    </FormDialog>
  )
}

export function RemoveEquipment({ equipment, onClose }: OneProps) {
  const act = useAct('POST /api/v1/equipment/:id/remove')
  return (
    <FormDialog<{ on: string }>
      title={`拆除 ${equipment.label}`}
      okText='拆除'
      draft={`equipment.remove/${equipment.id}`}
      done='已登记拆除，不再预警'
      initialValues={{ on: today() }}
      onClose={onClose}
      submit={({ on }, actionId) => act.mutateAsync({ params: { id: equipment.id }, body: { actionId, on } })}
    >
      <DayField name='on' label='拆除日期' />
    </FormDialog>
  )
}

/** Empty stays empty: a date that nobody knows is not guessed. */
const valuesOf = (equipment: Equipment): Values =>
  Object.fromEntries(Object.entries(equipment).filter(([name, value]) => value !== null && name !== 'id'))

function Fields({ kind }: { kind: EquipmentKind }) {
  return (
    <>
      <div className='form-row'>
        <Form.Item
          name='label'
          label='名称或位置'
          rules={[{ required: true, whitespace: true, message: '请填写名称' }]}
        >
          <Input maxLength={40} placeholder={kind === 'detector' ? '例如：厨房报警器' : '例如：一号灶'} />
        </Form.Item>
        <Form.Item name='brand' label='品牌型号'>
          <Input maxLength={60} placeholder='铭牌上的，可不填' />
        </Form.Item>
      </div>
      {kind === 'detector' ? <DetectorDates /> : <SetDates />}
    </>
  )
}

const DetectorDates = () => (
  <div className='form-row'>
    <DayField optional name='madeOn' label='出厂日期' />
    <DayField optional name='detectorFrom' label='报警器安装' />
  </div>
)

const SetDates = () => (
  <>
    <div className='form-row'>
      <DayField optional name='madeOn' label='灶具出厂' />
      <DayField optional name='stoveSoldOn' label='灶具售出' />
    </div>
    <div className='form-row'>
      <Form.Item name='hoseKind' label='软管种类'>
        <Select allowClear options={HOSES} placeholder='不详' />
      </Form.Item>
      <DayField optional name='hoseFrom' label='软管安装' />
    </div>
    <div className='form-row'>
      <DayField optional name='regulatorFrom' label='调压阀启用' />
      <DayField optional name='regulatorUntil' label='调压阀到期（有标注时）' />
    </div>
    <Form.Item name='hasWaterHeater' label='带热水器' valuePropName='checked'>
      <Switch checkedChildren='有' unCheckedChildren='无' />
    </Form.Item>
  </>
)
