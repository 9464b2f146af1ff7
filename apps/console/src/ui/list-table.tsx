import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Select, Table, type TableColumnsType } from 'antd'
import type { SorterResult } from 'antd/es/table/interface'
import {
  createContext,
  type HTMLAttributes,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
} from 'react'
import type { ListParams } from './list-params'
import { Failed, NothingListed } from './states'

interface Page<T> {
  items: T[]
  nextCursor: string | null
  total: number
}

interface ListTableProps<T> {
  query: UseQueryResult<Page<T>, Error>
  params: ListParams
  columns: TableColumnsType<T>
  rowKey: (row: T) => string
  onOpen?: (row: T) => void
  selected?: string
  /** What to do when there is nothing. */
  empty: ReactNode
  minWidth?: number
  rowClassName?: (row: T) => string
  /** Table rows that stand before those of the list. */
  lead?: ReactNode
}

const Lead = createContext<ReactNode>(null)

const Body = ({ children, ...attributes }: HTMLAttributes<HTMLTableSectionElement>) => (
  <tbody {...attributes}>
    {useContext(Lead)}
    {children}
  </tbody>
)

const COMPONENTS = { body: { wrapper: Body } }

/** A page of a server-side list: sorted, filtered and cut there. */
export function ListTable<T extends object>(props: ListTableProps<T>) {
  const { query, params, columns, rowKey, onOpen, empty } = props
  const list = useRef<HTMLDivElement>(null)
  useEntry(list)
  if (query.error && !query.data) return <Failed error={query.error} retry={() => query.refetch()} />
  return (
    <div className='list' ref={list}>
      <Lead value={props.lead}>
        <Table<T>
          size='middle'
          components={COMPONENTS}
          columns={withSort(columns, params.values.sort)}
          dataSource={query.data?.items ?? []}
          rowKey={rowKey}
          loading={{ spinning: query.isPending || query.isPlaceholderData, delay: 200 }}
          pagination={false}
          scroll={{ x: props.minWidth ?? 900 }}
          sortDirections={['ascend', 'descend']}
          onChange={(_page, _filters, sorter) => params.set({ sort: sortWord(sorter as SorterResult<T>) })}
          locale={{
            emptyText: query.isPending ? <div className='list-loading' /> : <NothingListed>{empty}</NothingListed>,
          }}
          rowClassName={(row) => [rowKey(row) === props.selected ? 'row-on' : '', props.rowClassName?.(row)].join(' ')}
          onRow={(row) => (onOpen ? openable(() => onOpen(row)) : {})}
        />
      </Lead>
      <Pager query={query} params={params} />
    </div>
  )
}

const MOVES: Record<string, 'nextElementSibling' | 'previousElementSibling'> = {
  ArrowDown: 'nextElementSibling',
  j: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
  k: 'previousElementSibling',
}

/** From row to row by arrows, or j and k; what does not open is skipped. */
function moveFrom(row: Element, key: string): boolean {
  const way = MOVES[key]
  if (!way) return false
  for (let next = row[way]; next; next = next[way]) {
    if (!(next instanceof HTMLElement) || next.tabIndex !== 0) continue
    next.focus()
    return true
  }
  return true
}

/** With nothing in hand, an arrow enters the list. */
function useEntry(list: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.target !== document.body || !['ArrowDown', 'j'].includes(event.key)) return
      const first = list.current?.querySelector<HTMLElement>('tr.row-opens')
      if (!first) return
      event.preventDefault()
      first.focus()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [list])
}

/** A row opens by click and by Enter; text in it can still be selected. */
function openable(open: () => void) {
  return {
    tabIndex: 0,
    className: 'row-opens',
    onClick: () => {
      if (!window.getSelection()?.toString()) open()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target !== event.currentTarget) return
      if (event.key === 'Enter') open()
      if (moveFrom(event.currentTarget, event.key)) event.preventDefault()
    },
  }
}

/** `sort=dueOn` ascending, `sort=-dueOn` descending. */
function sortWord<T>(sorter: SorterResult<T>): string | undefined {
  if (!sorter.order) return undefined
  return `${sorter.order === 'descend' ? '-' : ''}${String(sorter.columnKey)}`
}

function withSort<T>(columns: TableColumnsType<T>, sort: string | undefined): TableColumnsType<T> {
  return columns.map((column) =>
    'sorter' in column && column.sorter
      ? {
          ...column,
          sortOrder: sort === column.key ? 'ascend' : sort === `-${String(column.key)}` ? 'descend' : null,
          showSorterTooltip: false,
        }
      : column,
  )
}

function Pager<T>({ query, params }: { query: UseQueryResult<Page<T>, Error>; params: ListParams }) {
  const trail = useRef(new Map<number, string | undefined>([[1, undefined]]))
  useEffect(() => {
    trail.current.set(params.page, params.cursor)
  }, [params.page, params.cursor])
  const page = query.data
  if (!page || page.items.length === 0) return null
  const limit = Number(params.limit)
  const pages = Math.max(1, Math.ceil(page.total / limit))
  const back = () => {
    const known = trail.current.has(params.page - 1)
    params.turn(trail.current.get(params.page - 1), known ? params.page - 1 : 1)
  }
  return (
    <nav className='pager' aria-label='翻页'>
      <span className='muted'>
        共 {page.total} 条 · 第 {params.page} / {pages} 页
      </span>
      <Select
        aria-label='每页条数'
        size='small'
        value={params.limit}
        options={['20', '50', '100'].map((value) => ({ value, label: `每页 ${value} 条` }))}
        onChange={(value) => params.set({ limit: value })}
      />
      <Button size='small' disabled={params.page <= 1} onClick={back}>
        上一页
      </Button>
      <Button
        size='small'
        disabled={!page.nextCursor || query.isPlaceholderData}
        onClick={() => params.turn(page.nextCursor ?? undefined, params.page + 1)}
      >
        下一页
      </Button>
    </nav>
  )
}
