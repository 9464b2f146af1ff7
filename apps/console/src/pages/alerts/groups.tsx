import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import type { ListParams } from '../../ui/list-params'
import { ALERT_COLUMNS } from './columns'
import type { AlertGroup } from './types'

/** More of them would push the list itself out of sight. */
const SHOWN = 3

/** One company, one reason, many bottles: one thing to do. Stands as the first rows of the list. */
export function GroupRows({ groups, params }: { groups: readonly AlertGroup[]; params: ListParams }) {
  const [all, setAll] = useState(false)
  const shown = all ? groups : groups.slice(0, SHOWN)
  return (
    <>
      {shown.map(({ companyId, companyName, rule, title, count }) => (
        <GroupRow
          key={`${companyId}-${rule}`}
          onPress={() => params.set({ rule, companyId: companyId ?? undefined, tab: 'all', grade: undefined })}
        >
          <span className='group-tag'>合并</span>
          <b>{title.includes(companyName) ? title : `${companyName} ${title}`}</b>
          <span className='muted'>共 {count} 条</span>
          <RightOutlined />
        </GroupRow>
      ))}
      {groups.length > shown.length ? (
        <GroupRow onPress={() => setAll(true)}>
          <span className='muted'>还有 {groups.length - shown.length} 组可合并的告警</span>
          <DownOutlined />
        </GroupRow>
      ) : null}
    </>
  )
}

const GroupRow = ({ onPress, children }: { onPress: () => void; children: ReactNode }) => (
  <tr className='group-row'>
    <td colSpan={ALERT_COLUMNS.length}>
      <button type='button' onClick={onPress}>
        {children}
      </button>
    </td>
  </tr>
)
