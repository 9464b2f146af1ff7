import { HOSE_KIND_LABEL } from '@app/domain'
import { Nothing } from '../../ui/states'
import type { PremisesDetail } from './types'

type Equipment = PremisesDetail['equipment'][number]

function datesOf(equipment: Equipment): [string, string | null][] {
  if (equipment.kind === 'detector') return [['报警器安装', equipment.detectorFrom]]
  const hose = equipment.hoseKind ? `${HOSE_KIND_LABEL[equipment.hoseKind]} 安装` : '软管安装'
  return [
    ['灶具售出', equipment.stoveSoldOn],
    [hose, equipment.hoseFrom],
    ['调压阀启用', equipment.regulatorFrom],
    ['调压阀到期', equipment.regulatorUntil],
  ]
}

export function EquipmentTable({ equipment }: { equipment: readonly Equipment[] }) {
  if (!equipment.length) return <Nothing>还没有登记设备，首次入户时登记</Nothing>
  return (
    <table className='small-table'>
      <tbody>
        {equipment.map((one) => (
          <tr key={one.id}>
            <th scope='row' className='nowrap'>
              {one.label}
              {one.hasWaterHeater ? '（带热水器）' : ''}
            </th>
            <td>
              <span className='inline-dates'>
                {datesOf(one).map(([name, date]) => (
                  <span key={name}>
                    <span className='muted'>{name}</span> {date ?? '不详'}
                  </span>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
