import { dateWords, type Equipment, HOSE_KIND_LABEL, type HoseKind } from '@app/domain'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { DateField } from '@/components/DateField'
import { Btn, Card, Choice, Field, Line } from '@/components/parts'
import { addEquipment, changeEquipment, removeEquipment } from '@/visit/equipment'
import type { StageProps } from './stages'

type Props = Pick<StageProps, 'draft' | 'change'>

const HOSES = (Object.keys(HOSE_KIND_LABEL) as HoseKind[]).map((value) => ({ value, label: HOSE_KIND_LABEL[value] }))
const YES_NO = [
  { value: 'yes', label: '有' },
  { value: 'no', label: '没有' },
] as const

/** 灶具组 and 报警器: what hangs on the bottles. Dates may stay empty; then the inspector judges by eye. */
export function EquipmentPart({ draft, change }: Props) {
  const [open, setOpen] = useState<string>()
  return (
    <Card id='equipment' title='灶具和报警器'>
      {draft.equipment.map((one) => (
        <View key={one.id}>
          <Line
            id={`equipment-${one.id}`}
            title={one.label}
            note={summary(one)}
            more={open === one.id ? '收起' : '改'}
            onTap={() => setOpen(open === one.id ? undefined : one.id)}
          />
          {open === one.id ? <EquipmentForm one={one} change={change} /> : null}
        </View>
      ))}
      <View className='btns'>
        <Btn id='add-appliance' small onTap={() => change(addEquipment('appliance'))}>
          加一套灶具
        </Btn>
        <Btn id='add-detector' small onTap={() => change(addEquipment('detector'))}>
          加报警器
        </Btn>
      </View>
      {draft.premises.type === 'resident' ? null : (
        <View>
          <Text className='plain'>有没有合格的气瓶间</Text>
          <Choice
            id='cylinder-room'
            options={YES_NO}
            value={draft.hasCylinderRoom ? 'yes' : 'no'}
            onPick={(value) => change((before) => ({ ...before, hasCylinderRoom: value === 'yes' }))}
          />
        </View>
      )}
    </Card>
  )
}

function summary(one: Equipment): string {
  if (one.kind === 'detector') return one.detectorFrom ? `${dateWords(one.detectorFrom)}起用` : '日期不详'
  const parts = [
    one.hoseKind ? HOSE_KIND_LABEL[one.hoseKind] : '软管种类未填',
    one.hoseFrom ? `${dateWords(one.hoseFrom)}起用` : '',
    one.hasWaterHeater ? '有热水器' : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function EquipmentForm({ one, change }: { one: Equipment; change: StageProps['change'] }) {
  const set = (part: Partial<Equipment>) => change(changeEquipment(one.id, part))
  return (
    <View>
      <Field id='equipment-label' label='名称或位置' value={one.label} onChange={(label) => set({ label })} />
      {one.kind === 'appliance' ? <ApplianceFields one={one} set={set} /> : null}
      {one.kind === 'detector' ? (
        <DateField
          id='detector-from'
          label='报警器出厂日期'
          value={one.detectorFrom}
          onPick={(detectorFrom) => set({ detectorFrom })}
        />
      ) : null}
      <Btn small kind='quiet' onTap={() => change(removeEquipment(one.id))}>
        现场没有这个，去掉
      </Btn>
    </View>
  )
}

function ApplianceFields({ one, set }: { one: Equipment; set: (part: Partial<Equipment>) => void }) {
  return (
    <View>
      <Text className='plain'>软管种类</Text>
      <Choice id='hose-kind' options={HOSES} value={one.hoseKind} onPick={(hoseKind) => set({ hoseKind })} />
      <DateField id='hose-from' label='软管起用日期' value={one.hoseFrom} onPick={(hoseFrom) => set({ hoseFrom })} />
      <DateField
        id='regulator-from'
        label='调压器出厂日期'
        value={one.regulatorFrom}
        onPick={(regulatorFrom) => set({ regulatorFrom })}
      />
      <DateField
        id='stove-sold'
        label='灶具购买日期'
        value={one.stoveSoldOn}
        onPick={(stoveSoldOn) => set({ stoveSoldOn })}
      />
      <Text className='plain'>接没接热水器</Text>
      <Choice
        id='water-heater'
        options={YES_NO}
        value={one.hasWaterHeater ? 'yes' : 'no'}
        onPick={(value) => set({ hasWaterHeater: value === 'yes' })}
      />
    </View>
  )
}
