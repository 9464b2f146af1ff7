import { Table, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { type CsvCell, csvOf } from '../../format/csv'
import { Section } from '../../ui/section'
import type { StreetRow } from './types'

const inCodeOrder = (streets: readonly StreetRow[]): StreetRow[] =>
  [...streets].sort((a, b) => a.code.localeCompare(b.code))

const COUNTS: readonly { key: keyof StreetRow; title: string; to?: (code: string) => string; tone?: string }[] = [
  { key: 'premises', title: '用户', to: (code) => `/premises?area=${code}` },
  { key: 'cylinders', title: '气瓶', to: (code) => `/cylinders?area=${code}` },
  { key: 'visitedThisYear', title: '本年已查' },
  { key: 'overdueVisits', title: '超期未查', to: (code) => `/premises?area=${code}&visit=overdue`, tone: 'is-amber' },
  { key: 'openHazards', title: '未办结隐患', to: (code) => `/hazards?area=${code}&open=1` },
  { key: 'gradeA', title: 'A级', to: (code) => `/hazards?area=${code}&grade=A&open=1`, tone: 'is-red' },
  { key: 'openAlerts', title: '未办结告警', to: (code) => `/alerts?tab=open&area=${code}` },
]

const COLUMNS: TableColumnsType<StreetRow> = [
  { key: 'code', title: '编码', dataIndex: 'code', width: 110, className: 'code' },
  { key: 'name', title: '街道', dataIndex: 'name', fixed: 'left', width: 120 },
  ...COUNTS.map(({ key, title, to, tone }) => ({
    key,
    title,
    align: 'right' as const,
    render: (_: unknown, street: StreetRow) => <Cell count={street[key]} to={to?.(street.code)} tone={tone} />,
  })),
]

function Cell({ count, to, tone }: { count: StreetRow[keyof StreetRow]; to?: string; tone?: string }) {
  if (count === 0) return <span className='muted'>0</span>
  return to ? (
    <Link to={to} className={tone}>
      {count}
    </Link>
  ) : (
    count
  )
}

/** By code: streets are listed, never ranked. */
export function Streets({ streets }: { streets: readonly StreetRow[] }) {
  return (
    <Section title='街道' note={`${streets.length} 个，按编码列出，不排名`} className='streets'>
      <Table<StreetRow>
        size='small'
        columns={COLUMNS}
        dataSource={inCodeOrder(streets)}
        rowKey='code'
        pagination={false}
        scroll={{ x: 860 }}
      />
    </Section>
  )
}

export function streetsCsv(streets: readonly StreetRow[]): string {
  const header = ['编码', '街道', ...COUNTS.map(({ title }) => title)]
  const rows = inCodeOrder(streets).map((street): CsvCell[] => [
    street.code,
    street.name,
    ...COUNTS.map(({ key }) => street[key]),
  ])
  return csvOf(header, rows)
}
