import { RightOutlined } from '@ant-design/icons'
import type { ListParams } from '../../ui/list-params'
import { ALERT_COLUMNS } from './columns'
import type { AlertGroup } from './types'

/** One company, one reason, many bottles: one thing to do. Stands as the first rows of the list. */
export function GroupRows({ groups, params }: { groups: readonly AlertGroup[]; params: ListParams }) {
  return groups.map(({ companyId, companyName, rule, title, count }) => (
    <tr key={`${companyId}-${rule}`} className='group-row'>
      <td colSpan={ALERT_COLUMNS.length}>
        <button
          type='button'
          onClick={() => params.set({ rule, companyId: companyId ?? undefined, tab: 'all', grade: undefined })}
        >
          <span className='group-tag'>合并</span>
          <b>{title.includes(companyName) ? title : `${companyName} ${title}`}</b>
          <span className='muted'>共 {count} 条</span>
          <RightOutlined />
        </button>
      </td>
    </tr>
  ))
}
