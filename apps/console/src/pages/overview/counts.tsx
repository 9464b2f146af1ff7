import { PREMISES_STATUS_LABEL, PREMISES_TYPE_LABEL } from '@app/domain'
import { Link } from 'react-router'
import { durationWords } from '../../format/time'
import { Section } from '../../ui/section'
import type { Overview } from './types'

/** Longer than this, due work is not being picked up. */
const WAITING_TOO_LONG = 120

export function DutyLine({ duty, name }: { duty: Overview['duty']; name: string }) {
  return (
    <section className='duty-line' aria-label='值班'>
      <span>
        值班 <b>{name}</b>
      </span>
      {duty ? <Machinery duty={duty} /> : null}
    </section>
  )
}

/** Only who sees the whole district sees whether its jobs and notices run. */
function Machinery({ duty }: { duty: NonNullable<Overview['duty']> }) {
  const waiting = duty.oldestDueJobSeconds
  return (
    <>
      <span>
        通知失败 <b className={duty.unconfirmedNotices ? 'is-amber' : ''}>{duty.unconfirmedNotices}</b>
      </span>
      <span>
        任务失败 <b className={duty.deadJobs ? 'is-red' : ''}>{duty.deadJobs}</b>
        {duty.deadJobs ? <Link to='/jobs?status=dead'>去重试</Link> : null}
      </span>
      <span>
        接口静默 <b className={duty.silentCompanies ? 'is-red' : ''}>{duty.silentCompanies}</b>
        {duty.silentCompanies ? <Link to='/alerts?tab=open&rule=INTERFACE_SILENT'>哪几家企业</Link> : null}
      </span>
      <span>
        最早待办任务{' '}
        <b className={waiting && waiting > WAITING_TOO_LONG ? 'is-amber' : ''}>
          {waiting === null ? '无' : `已等 ${durationWords(waiting)}`}
        </b>
      </span>
    </>
  )
}

interface CountItem {
  label: string
  count: number
  to: string
  tone?: 'is-red' | 'is-amber'
}

const Counts = ({ items }: { items: readonly CountItem[] }) => (
  <ul className='counts'>
    {items.map(({ label, count, to, tone }) => (
      <li key={label}>
        <Link to={to}>
          <b className={count && tone ? tone : ''}>{count}</b>
          <span>{label}</span>
        </Link>
      </li>
    ))}
  </ul>
)

export function PremisesCounts({ premises }: { premises: Overview['premises'] }) {
  const status = (['in_use', 'suspended', 'vacant', 'retired', 'not_found'] as const).map((code) => ({
    label: PREMISES_STATUS_LABEL[code],
    count: premises[code],
    to: `/premises?status=${code}`,
  }))
  const types = (['resident', 'catering', 'other'] as const).map(
    (code) => `${PREMISES_TYPE_LABEL[code]} ${premises.byType[code]}`,
  )
  return (
    <Section title='用户' note={types.join(' · ')}>
      <Counts items={status} />
    </Section>
  )
}

export function CylinderCounts({ cylinders }: { cylinders: Overview['cylinders'] }) {
  return (
    <Section title='气瓶' note={`在册 ${cylinders.total}`}>
      <Counts
        items={[
          { label: '在用', count: cylinders.in_use, to: '/cylinders?use=in_use' },
          { label: '备用', count: cylinders.spare, to: '/cylinders?use=spare' },
          { label: '空瓶', count: cylinders.empty, to: '/cylinders?use=empty' },
          { label: '去向不明', count: cylinders.missing, to: '/cylinders?presence=missing', tone: 'is-red' },
          { label: '未登记', count: cylinders.unregistered, to: '/cylinders?status=unregistered', tone: 'is-amber' },
        ]}
      />
    </Section>
  )
}
