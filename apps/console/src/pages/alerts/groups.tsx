import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { type ReactNode, useState } from 'react'
import type { ListParams } from '../../ui/list-params'
import { ALERT_COLUMNS } from './columns'
import type { AlertGroup } from './types'

/** More of them would push the list itself out of sight. */
const SHOWN = 3

const BOTTLES: Partial<Record<AlertGroup['rule'], string>> = {
  CYL_TEST_OVERDUE: '待换',
  CYL_LIFE_EXPIRED: '待换',
  CYL_TEST_DUE_SOON: '待送检',
  CYL_MISSING: '去向待说明',
}

/** 35只待换 */
function groupWords(rule: AlertGroup['rule'], title: string, count: number): string {
  const bottles = BOTTLES[rule]
  return bottles ? `${count}只${bottles}` : `${count}条${title}`
}

/** One company, one reason, many bottles: one thing to do. Stands as the first rows of the list. */
export function GroupRows({ groups, params }: { groups: readonly AlertGroup[]; params: ListParams }) {
  const [all, setAll] = useState(false)
  const shown = all ? groups : groups.slice(0, SHOWN)
  return (
    <>
      {shown.map(({ companyId, companyName, rule, title, count }) => (
        <GroupRow
          key={`${companyId}-${rule}`}
          onPress={() => params.set({ rule, companyId: companyId ?? undefined, tab: 'others', grade: undefined })}
        >
          <span className='group-tag'>合并</span>
          <b>{`${companyName}${groupWords(rule, title, count)}`}</b>
          <span className='muted'>{title}</span>
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
