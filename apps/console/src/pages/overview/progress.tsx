import { useMemo } from 'react'
import { Link } from 'react-router'
import { Chart } from '../../ui/chart'
import { Section } from '../../ui/section'
import { ACCENT, AMBER, GREEN, LINE, MUTED } from '../../ui/theme'
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

export function Trend({ trend }: { trend: Overview['trend'] }) {
  const option = useMemo(() => trendOption(trend), [trend])
  return (
    <Section title='近日到访与隐患' note={`近 ${trend.length} 天`}>
      <Chart option={option} height={208} label='每天到访、发现隐患、办结隐患的数量' />
    </Section>
  )
}

function trendOption(trend: Overview['trend']) {
  const axis = { axisLine: { lineStyle: { color: LINE } }, axisTick: { show: false }, axisLabel: { color: MUTED } }
  return {
    animation: false,
    grid: { left: 36, right: 12, top: 34, bottom: 24 },
    legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: MUTED } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: trend.map(({ date }) => date.slice(5)), ...axis },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: LINE } }, axisLabel: { color: MUTED } },
    series: [
      { name: '到访', type: 'bar', data: trend.map(({ visits }) => visits), color: '#b9cfdd', barMaxWidth: 16 },
      { name: '发现隐患', type: 'line', data: trend.map((day) => day.hazards), color: AMBER, symbolSize: 5 },
      { name: '办结隐患', type: 'line', data: trend.map(({ closed }) => closed), color: GREEN, symbolSize: 5 },
    ],
    color: [ACCENT, AMBER, GREEN],
  }
}
