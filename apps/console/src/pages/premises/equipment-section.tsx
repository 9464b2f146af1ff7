import { type EquipmentValidity, equipmentValidity, HOSE_KIND_LABEL, type PremisesType } from '@app/domain'
import { Button, Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import { remaining } from '../../format/time'
import type { DialogProps } from '../../ui/form-dialog'
import { Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import { CorrectEquipment, NewEquipment, RemoveEquipment, ReplaceEquipment } from './equipment-forms'
import type { Equipment, PremisesDetail } from './types'

/** What stands there with its last days, and folded away what stood there before. */
export function EquipmentSection({ premises, mayChange }: { premises: PremisesDetail; mayChange: boolean }) {
  const [adding, setAdding] = useState(false)
  const { equipment, pastEquipment, type } = premises
  return (
    <Section
      title='设备'
      note={equipment.length ? `${equipment.length} 件` : null}
      extra={mayChange ? <Button onClick={() => setAdding(true)}>登记设备</Button> : null}
    >
      {equipment.length ? (
        <Table things={equipment} type={type} change={mayChange ? (one) => <Change equipment={one} /> : undefined} />
      ) : (
        <Nothing>还没有登记设备，可由办公室登记，或入户时登记</Nothing>
      )}
      {pastEquipment.length ? (
        <details className='past'>
          <summary>用过的设备 {pastEquipment.length} 件</summary>
          <Table things={pastEquipment} type={type} />
        </details>
      ) : null}
      {adding ? <NewEquipment premises={premises} onClose={() => setAdding(false)} /> : null}
    </Section>
  )
}

const CHANGES = [
  { key: 'correct', label: '更正日期、名称', Form: CorrectEquipment },
  { key: 'replace', label: '换新', Form: ReplaceEquipment },
  { key: 'remove', label: '拆除', Form: RemoveEquipment },
] as const

function Change({ equipment }: { equipment: Equipment }) {
  const [asked, setAsked] = useState<string | null>(null)
  const props: DialogProps & { equipment: Equipment } = { equipment, onClose: () => setAsked(null) }
  const chosen = CHANGES.find(({ key }) => key === asked)
  return (
    <>
      <Dropdown
        menu={{ items: CHANGES.map(({ key, label }) => ({ key, label })), onClick: ({ key }) => setAsked(key) }}
        trigger={['click']}
      >
        <Button size='small' aria-label={`变更 ${equipment.label}`}>
          变更
        </Button>
      </Dropdown>
      {chosen ? <chosen.Form {...props} /> : null}
    </>
  )
}

interface TableProps {
  things: readonly Equipment[]
  type: PremisesType
  change?: (one: Equipment) => ReactNode
}

function Table({ things, type, change }: TableProps) {
  return (
    <table className='small-table'>
      <tbody>
        {things.map((one) => (
          <tr key={one.id}>
            <th scope='row'>
              {one.label}
              {one.hasWaterHeater ? '（带热水器）' : ''}
              {one.brand ? <div className='muted'>{one.brand}</div> : null}
            </th>
            <td>
              <ul className='plain'>
                {partsOf(one, equipmentValidity(one, type)).map((part) => (
                  <li key={part.name}>
                    <span className='muted'>{part.name}</span> {part.from ?? '日期不详'}
                    {part.until && !one.toOn ? <Until on={part.until} /> : null}
                  </li>
                ))}
                {one.toOn ? (
                  <li>
                    <span className='muted'>在这里</span> {one.fromOn ?? '不详'} 至 {one.toOn}
                  </li>
                ) : null}
              </ul>
            </td>
            {change ? <td className='cell-action'>{change(one)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The last day of a part, and what is left of it. */
function Until({ on }: { on: string }) {
  const { words, late, soon } = remaining(on)
  return (
    <span>
      ，用到 {on} <span className={late ? 'is-red' : soon ? 'is-amber' : 'muted'}>{words}</span>
    </span>
  )
}

interface Part {
  name: string
  from: string | null
  until: string | null
}

function partsOf(one: Equipment, until: EquipmentValidity): Part[] {
  const made: Part[] = one.madeOn ? [{ name: '出厂', from: one.madeOn, until: null }] : []
  if (one.kind === 'detector') {
    return [...made, { name: '报警器安装', from: one.detectorFrom, until: until.detectorUntil }]
  }
  return [
    ...made,
    { name: '灶具售出', from: one.stoveSoldOn, until: until.stoveUntil },
    {
      name: one.hoseKind ? `${HOSE_KIND_LABEL[one.hoseKind]} 安装` : '软管安装',
      from: one.hoseFrom,
      until: until.hoseUntil,
    },
    { name: '调压阀启用', from: one.regulatorFrom, until: until.regulatorUntil },
  ]
}
