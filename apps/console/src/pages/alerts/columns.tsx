import { ALERT_KIND_LABEL } from '@app/domain'
import type { TableColumnsType } from 'antd'
import { Due } from '../../ui/due'
import { AlertStatusChip, Chip, GradeChip } from '../../ui/tags'
import { TwoLines } from '../../ui/two-lines'
import type { AlertRow } from './types'

export const isLeak = (alert: Pick<AlertRow, 'rule'>): boolean => alert.rule === 'LEAK_REPORTED'

export function KindChip({ alert }: { alert: AlertRow }) {
  if (isLeak(alert)) return <Chip tone='solid'>险情</Chip>
  const warning = alert.kind === 'warning'
  return (
    <Chip tone={warning ? 'amber' : 'red'} title={warning ? '到期后会出问题' : '现在就有问题'}>
      {ALERT_KIND_LABEL[alert.kind]}
    </Chip>
  )
}

const placeOf = ({ premisesLabel, subjectKind, companyName }: AlertRow): string =>
  premisesLabel ?? (subjectKind === 'company' ? (companyName ?? '燃气企业') : '不在用气场所')

const whereabouts = ({ areaName, cylinderCode }: AlertRow): string =>
  [areaName, cylinderCode && `瓶号 ${cylinderCode}`].filter(Boolean).join(' · ') || '—'

export const ALERT_COLUMNS: TableColumnsType<AlertRow> = [
  {
    key: 'dueOn',
    title: '截止',
    width: 118,
    render: (_, alert) => <Due on={alert.dueOn} done={alert.status === 'closed'} />,
  },
  {
    key: 'grade',
    title: '等级',
    width: 130,
    render: (_, alert) => (
      <span className='chips'>
        <KindChip alert={alert} />
        <GradeChip grade={alert.grade} />
      </span>
    ),
  },
  {
    key: 'title',
    title: '事由',
    render: (_, alert) => <TwoLines strong first={alert.title} second={alert.why} />,
  },
  {
    key: 'place',
    title: '地点',
    width: 190,
    render: (_, alert) => <TwoLines first={placeOf(alert)} second={whereabouts(alert)} />,
  },
  {
    key: 'actor',
    title: '谁来办',
    width: 150,
    render: (_, alert) => <TwoLines first={alert.actorLabel} second={alert.companyName} />,
  },
  {
    key: 'status',
    title: '到哪步',
    width: 150,
    render: (_, alert) => (
      <span className='chips'>
        <AlertStatusChip status={alert.status} label={alert.statusLabel} />
        {alert.disputed && alert.status !== 'closed' ? <Chip tone='amber'>误报待确认</Chip> : null}
        {alert.folded ? <Chip>并入 {alert.folded}</Chip> : null}
      </span>
    ),
  },
]
