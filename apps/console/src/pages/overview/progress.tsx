import { Link } from 'react-router'
import { Section } from '../../ui/section'
import type { Overview } from './types'

export function Visits({ visits }: { visits: Overview['visits'] }) {
  const share = visits.due ? Math.min(100, Math.round((visits.done / visits.due) * 100)) : 100
  return (
    <Section title='到访' note={`今日已查 ${visits.todayDone}`}>
      <div className='visits'>
        <div className='visits-head'>
          <span>
            已查 <b>{visits.done}</b>
          </span>
          <span className='muted'>
            ／ 应查 {visits.due} · {share}%
          </span>
        </div>
        <div className='meter' role='img' aria-label={`已查 ${share}%`}>
          <i style={{ width: `${share}%` }} />
        </div>
        <div className='visits-rest'>
          <span>
            不遇 <b>{visits.not_home}</b>
          </span>
          <span>
            拒绝 <b>{visits.refused}</b>
          </span>
          <span>
            改约 <b>{visits.rescheduled}</b>
          </span>
          <Link to='/premises?visit=overdue'>看超期未入户</Link>
        </div>
      </div>
    </Section>
  )
}

export function HazardFlow({ hazards }: { hazards: Overview['hazards'] }) {
  const steps: [string, number][] = [
    ['发现', hazards.found],
    ['已管控', hazards.controlled],
    ['已整改', hazards.rectified],
    ['已复查', hazards.rechecked],
    ['办结', hazards.closed],
  ]
  return (
    <Section
      title='隐患'
      note='发现 → 已管控 → 已整改 → 已复查 → 办结'
      extra={<Link to='/hazards?open=1'>看未办结</Link>}
    >
      <ol className='flow'>
        {steps.map(([label, count]) => (
          <li key={label}>
            <b>{count}</b>
            <span>{label}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
