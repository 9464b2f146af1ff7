import { Link } from 'react-router'
import { Section } from '../../ui/section'
import type { Overview } from './types'

export function Visits({ visits }: { visits: Overview['visits'] }) {
  const share = visits.due ? Math.min(100, Math.round((visits.done / visits.due) * 100)) : 100
  return (
    <Section title='到访' note={`今日已查 ${visits.todayDone}`}>
      <div className='visits'>
        <div className='visits-head'>
          <Link to='/inspections?outcome=completed'>
            已查 <b>{visits.done}</b>
          </Link>
          <span className='muted'>
            ／ 应查 {visits.due} · {share}%
          </span>
        </div>
        <div className='meter' role='img' aria-label={`已查 ${share}%`}>
          <i style={{ width: `${share}%` }} />
        </div>
        <div className='visits-rest'>
          <Link to='/inspections?outcome=not_home'>
            不遇 <b>{visits.not_home}</b>
          </Link>
          <Link to='/inspections?outcome=refused'>
            拒绝 <b>{visits.refused}</b>
          </Link>
          <Link to='/inspections?outcome=rescheduled'>
            改约 <b>{visits.rescheduled}</b>
          </Link>
          <Link to='/premises?visit=overdue'>看超期未入户</Link>
        </div>
      </div>
    </Section>
  )
}

export function HazardFlow({ hazards }: { hazards: Overview['hazards'] }) {
  const steps = [
    { label: '发现', count: hazards.found, to: '/hazards' },
    { label: '已管控', count: hazards.controlled, to: '/hazards?status=open' },
    { label: '已整改', count: hazards.rectified, to: '/hazards?status=rectified' },
    { label: '已复查', count: hazards.rechecked, to: '/hazards?status=closed' },
    { label: '办结', count: hazards.closed, to: '/hazards?status=closed' },
  ]
  return (
    <Section title='隐患' note='发现 → 已管控 → 已整改 → 已复查 → 办结'>
      <ol className='flow'>
        {steps.map(({ label, count, to }) => (
          <li key={label}>
            <Link to={to}>
              <b>{count}</b>
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  )
}
