import { Link } from 'react-router'
import { Section } from '../../ui/section'
import { Nothing } from '../../ui/states'
import type { Overview } from './types'

export function Problems({ problems }: { problems: Overview['problems'] }) {
  const most = Math.max(1, ...problems.map(({ open }) => open))
  return (
    <Section title='问题' note='未办结，按类别；管网另列，不在本系统统计'>
      <ul className='bars'>
        {problems.map(({ category, label, open }) => (
          <li key={category}>
            <Link to={`/hazards?category=${category}&open=1`}>
              <span className='bars-label'>{label}</span>
              <span className='bars-track' aria-hidden='true'>
                <i style={{ width: `${(open / most) * 100}%` }} />
              </span>
              <b>{open}</b>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Lists that count the same. Equipment has no list of its own: what has expired stands in the alert centre. */
const LISTS: Record<string, { overdue: string; soon?: string }> = {
  cylinder: { overdue: '/cylinders?due=expired', soon: '/cylinders?due=due30' },
  stove: { overdue: '/alerts?tab=open&folded=1&rule=STOVE_EXPIRED' },
  hose: { overdue: '/alerts?tab=open&folded=1&rule=HOSE_EXPIRED' },
  regulator: { overdue: '/alerts?tab=open&folded=1&rule=REGULATOR_EXPIRED' },
  detector: { overdue: '/alerts?tab=open&folded=1&rule=DETECTOR_EXPIRED' },
}

export function Expiring({ expiring }: { expiring: Overview['expiring'] }) {
  return (
    <Section title='30天内到期' note='瓶／灶／管／阀／报警器'>
      <table className='small-table'>
        <thead>
          <tr>
            <th>对象</th>
            <th className='num'>已过期</th>
            <th className='num'>30天内到期</th>
          </tr>
        </thead>
        <tbody>
          {expiring.map(({ kind, label, overdue, within30 }) => (
            <tr key={kind}>
              <td>{label}</td>
              <td className='num'>
                <CountLink count={overdue} to={LISTS[kind]?.overdue} tone='is-red' />
              </td>
              <td className='num'>
                <CountLink count={within30} to={LISTS[kind]?.soon} tone='is-amber' />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function CountLink({ count, to, tone }: { count: number; to?: string; tone: string }) {
  if (!count) return <span className='muted'>0</span>
  if (!to) return <span className={tone}>{count}</span>
  return (
    <Link to={to} className={tone}>
      {count}
    </Link>
  )
}

export function Swaps({ swaps }: { swaps: Overview['swaps'] }) {
  const waiting = swaps.filter(({ count }) => count > 0)
  return (
    <Section title='待换瓶' note='按企业'>
      {waiting.length ? (
        <ul className='swaps'>
          {waiting.map(({ companyId, companyName, count }) => (
            <li key={companyId ?? companyName}>
              <Link to={`/cylinders?due=expired${companyId ? `&companyId=${companyId}` : ''}`}>
                <span>{companyName}</span>
                <b>{count} 只</b>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <Nothing>没有等企业更换的气瓶</Nothing>
      )}
    </Section>
  )
}
