import { Link } from 'react-router'
import type { Overview } from './types'

interface Tile {
  label: string
  count: number
  to: string
  /** Red: wrong now. Amber: someone waits for us. */
  tone: 'red' | 'amber'
  hint: string
}

const tilesOf = (actNow: Overview['actNow']): Tile[] => [
  {
    label: '险情',
    count: actNow.leaks,
    to: '/alerts?tab=open&rule=LEAK_REPORTED',
    tone: 'red',
    hint: '未解除的泄漏报告',
  },
  {
    label: 'A级未控',
    count: actNow.gradeAUncontrolled,
    to: '/hazards?grade=A&status=open&open=1',
    tone: 'red',
    hint: '严重隐患尚未落实管控',
  },
  { label: '超期', count: actNow.overdue, to: '/hazards?overdue=1', tone: 'red', hint: '过了整改期限' },
  {
    label: '待派单',
    count: actNow.toDispatch,
    to: '/hazards?status=open&open=1',
    tone: 'amber',
    hint: '已管控，没有人去改',
  },
  {
    label: '待审核',
    count: actNow.toRecheck,
    to: '/hazards?status=rectified&open=1',
    tone: 'amber',
    hint: '已报整改，等复查',
  },
  {
    label: '移交未回',
    count: actNow.referred,
    to: '/referrals?status=open',
    tone: 'amber',
    hint: '等部门回复',
  },
  {
    label: '补录待审',
    count: actNow.papers,
    to: '/paper-visits?status=waiting',
    tone: 'amber',
    hint: '纸质单，等街道审核',
  },
  {
    label: '网格缺人',
    count: actNow.uncoveredGrids,
    to: '/grids?gap=1',
    tone: 'amber',
    hint: '现在或两周内无人负责',
  },
]

/** 现在要办: each number opens the list behind it. A zero is quiet. */
export function ActNow({ actNow }: { actNow: Overview['actNow'] }) {
  return (
    <section className='act-now' aria-label='现在要办'>
      <h2>现在要办</h2>
      <ul>
        {tilesOf(actNow).map(({ label, count, to, tone, hint }) => (
          <li key={label}>
            <Link to={to} className={`tile ${count ? `tile-${tone}` : 'tile-none'}`}>
              <b>{count}</b>
              <span className='tile-label'>{label}</span>
              <small>{hint}</small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
