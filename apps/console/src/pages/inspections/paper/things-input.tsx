import {
  BOTTLE_PRESENCE_LABEL,
  BOTTLE_USE_LABEL,
  type BottlePresence,
  type BottleUse,
  CYLINDER_MODELS,
  EQUIPMENT_KIND_LABEL,
  type Equipment,
  type EquipmentKind,
  newId,
} from '@app/domain'
import { Button, Checkbox, Input, Radio, Select } from 'antd'
import { optionsOf } from '../../../ui/filters'
import type { PremisesDetail } from '../../premises/types'
import type { Counted, StrangeBottle } from './paper-values'

interface Controlled<T> {
  value?: T
  onChange?: (value: T) => void
}

/** Every bottle the register expects there: as the sheet says. */
export function BottlesInput({
  value = {},
  onChange,
  bottles,
}: Controlled<Record<string, Counted>> & { bottles: PremisesDetail['bottles'] }) {
  const set = (id: string, change: Partial<Counted>) =>
    onChange?.({ ...value, [id]: { ...(value[id] ?? { presence: 'present', use: 'in_use' }), ...change } })
  return bottles.map(({ id, code, modelLabel }) => (
    <div key={id} className='paper-thing'>
      <span>
        <span className='code'>{code}</span> <span className='muted'>{modelLabel}</span>
      </span>
      <Radio.Group
        size='small'
        optionType='button'
        value={value[id]?.presence}
        options={optionsOf(BOTTLE_PRESENCE_LABEL)}
        onChange={({ target }) => set(id, { presence: target.value as BottlePresence })}
      />
      <Radio.Group
        size='small'
        optionType='button'
        disabled={value[id]?.presence !== 'present'}
        value={value[id]?.presence === 'present' ? value[id]?.use : null}
        options={optionsOf(BOTTLE_USE_LABEL)}
        onChange={({ target }) => set(id, { use: target.value as BottleUse })}
      />
    </div>
  ))
}

const SIZES = CYLINDER_MODELS.filter(({ banned }) => !banned).map(({ nominalGrams, model, usualName }) => ({
  value: nominalGrams,
  label: `${model}（${usualName}）`,
}))
const HOUSEHOLD_GRAMS = 15_000

/** Bottles on the sheet that the register does not know. */
export function StrangeInput({ value = [], onChange }: Controlled<StrangeBottle[]>) {
  const set = (id: string, change: Partial<StrangeBottle>) =>
    onChange?.(value.map((one) => (one.id === id ? { ...one, ...change } : one)))
  return (
    <>
      {value.map(({ id, code, grams, use }) => (
        <div key={id} className='paper-thing'>
          <Input
            aria-label='瓶号'
            placeholder='纸上写的瓶号'
            maxLength={64}
            value={code}
            onChange={({ target }) => set(id, { code: target.value })}
          />
          <Select aria-label='规格' value={grams} options={SIZES} onChange={(size) => set(id, { grams: size })} />
          <Radio.Group
            size='small'
            optionType='button'
            value={use}
            options={optionsOf(BOTTLE_USE_LABEL)}
            onChange={({ target }) => set(id, { use: target.value as BottleUse })}
          />
          <Button type='link' size='small' onClick={() => onChange?.(value.filter((one) => one.id !== id))}>
            删去
          </Button>
        </div>
      ))}
      <Button
        size='small'
        onClick={() => onChange?.([...value, { id: newId(), code: '', grams: HOUSEHOLD_GRAMS, use: 'in_use' }])}
      >
        加一只未登记的瓶
      </Button>
    </>
  )
}

const KINDS: readonly EquipmentKind[] = ['appliance', 'detector']

function freshSet(kind: EquipmentKind, count: number): Equipment {
  const unknown = { stoveSoldOn: null, hoseKind: null, hoseFrom: null, regulatorFrom: null, regulatorUntil: null }
  const label = kind === 'appliance' ? `${count + 1}号灶` : `${count + 1}号报警器`
  return { id: newId(), kind, label, hasWaterHeater: false, ...unknown, detectorFrom: null }
}

/** Sets that are asked about; dates of parts are kept with the place, not typed here. */
export function SetsInput({ value = [], onChange }: Controlled<Equipment[]>) {
  const set = (id: string, change: Partial<Equipment>) =>
    onChange?.(value.map((one) => (one.id === id ? { ...one, ...change } : one)))
  return (
    <>
      {value.map(({ id, kind, label, hasWaterHeater }) => (
        <div key={id} className='paper-thing'>
          <Input
            aria-label='设备名称'
            maxLength={20}
            prefix={<span className='muted'>{EQUIPMENT_KIND_LABEL[kind]}</span>}
            value={label}
            onChange={({ target }) => set(id, { label: target.value })}
          />
          {kind === 'appliance' ? (
            <Checkbox checked={hasWaterHeater} onChange={({ target }) => set(id, { hasWaterHeater: target.checked })}>
              带热水器
            </Checkbox>
          ) : (
            <span />
          )}
          <Button type='link' size='small' onClick={() => onChange?.(value.filter((one) => one.id !== id))}>
            纸上没有，删去
          </Button>
        </div>
      ))}
      {KINDS.map((kind) => (
        <Button
          key={kind}
          size='small'
          onClick={() => onChange?.([...value, freshSet(kind, value.filter((one) => one.kind === kind).length)])}
          style={{ marginRight: 8 }}
        >
          加一套{EQUIPMENT_KIND_LABEL[kind]}
        </Button>
      ))}
    </>
  )
}
