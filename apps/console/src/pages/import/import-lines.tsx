import { Button, Table, type TableColumnsType, Tabs } from 'antd'
import { useState } from 'react'
import { useApi } from '../../api/use-api'
import { Failed, NothingListed } from '../../ui/states'
import type { Import, ImportLine } from './types'

type Section = 'problems' | 'changed' | 'created'

const WHERE: TableColumnsType<ImportLine> = [
  { key: 'line', title: '行', width: 84, render: (_, { line }) => `第 ${line} 行` },
]

const PROBLEM_COLUMNS: TableColumnsType<ImportLine> = [
  ...WHERE,
  { key: 'column', title: '列', width: 150, render: (_, { column }) => <b>{column}</b> },
  { key: 'reason', title: '为什么不行', render: (_, { reason }) => reason },
]

const CHANGE_COLUMNS: TableColumnsType<ImportLine> = [
  ...WHERE,
  { key: 'key', title: '编号', width: 180, render: (_, { key }) => <b className='code'>{key}</b> },
  { key: 'fields', title: '改变什么', render: (_, line) => <Changes line={line} /> },
]

const NEW_COLUMNS: TableColumnsType<ImportLine> = [
  ...WHERE,
  { key: 'key', title: '编号', width: 180, render: (_, { key }) => <b className='code'>{key}</b> },
  {
    key: 'fields',
    title: '登记为',
    render: (_, { fields }) => fields.map(({ label, after }) => `${label} ${after}`).join(' · '),
  },
]

const COLUMNS: Record<Section, TableColumnsType<ImportLine>> = {
  problems: PROBLEM_COLUMNS,
  changed: CHANGE_COLUMNS,
  created: NEW_COLUMNS,
}

function Changes({ line: { fields } }: { line: ImportLine }) {
  return (
    <ul className='import-changes'>
      {fields.map(({ label, before, after }) => (
        <li key={label}>
          <span className='muted'>{label}</span> <del>{before ?? '无'}</del> <span aria-hidden='true'>→</span>
          <span className='import-after'> {after ?? '无'}</span>
        </li>
      ))}
    </ul>
  )
}

/** What is wrong, what changes and what is new, page by page. */
export function ImportLines({ batch }: { batch: Import }) {
  const tabs: { key: Section; label: string; count: number }[] = [
    { key: 'problems', label: '有问题', count: batch.problems },
    { key: 'changed', label: '有变化', count: batch.changed },
    { key: 'created', label: '新增', count: batch.created },
  ]
  const shown = tabs.filter(({ key, count }) => count > 0 && (key === 'problems' || batch.problems === 0))
  const [first] = shown
  const [chosen, setChosen] = useState<Section | undefined>(undefined)
  const active = shown.find(({ key }) => key === chosen) ?? first
  if (!active) return null
  return (
    <>
      <Tabs
        className='tab-bar'
        size='large'
        activeKey={active.key}
        items={shown.map(({ key, label, count }) => ({ key, label: `${label} ${count}` }))}
        onChange={(key) => setChosen(key as Section)}
      />
      <Lines key={`${active.key} ${batch.planHash}`} id={batch.id} section={active.key} />
    </>
  )
}

function Lines({ id, section }: { id: string; section: Section }) {
  const [trail, setTrail] = useState<readonly (string | undefined)[]>([undefined])
  const query = { section, cursor: trail.at(-1) }
  const page = useApi('GET /api/v1/imports/:id/lines', { params: { id }, query }, { keep: true })
  if (page.error && !page.data) return <Failed error={page.error} retry={() => page.refetch()} />
  const next = page.data?.nextCursor
  return (
    <div className='list'>
      <Table<ImportLine>
        size='middle'
        columns={COLUMNS[section]}
        dataSource={page.data?.items ?? []}
        rowKey={(line) => `${line.line} ${line.column ?? ''} ${line.key ?? ''} ${line.reason ?? ''}`}
        pagination={false}
        loading={{ spinning: page.isPending || page.isPlaceholderData, delay: 200 }}
        scroll={{ x: 760 }}
        locale={{ emptyText: <NothingListed>没有。</NothingListed> }}
      />
      <nav className='pager' aria-label='翻页'>
        <span className='muted'>
          共 {page.data?.total ?? 0} 条 · 第 {trail.length} 页
        </span>
        <Button size='small' disabled={trail.length < 2} onClick={() => setTrail(trail.slice(0, -1))}>
          上一页
        </Button>
        <Button
          size='small'
          disabled={!next || page.isPlaceholderData}
          onClick={() => next && setTrail([...trail, next])}
        >
          下一页
        </Button>
      </nav>
    </div>
  )
}
