import type { TimelineEntry } from '@app/contract'
import { Timeline } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { fullMoment, momentWords } from '../format/time'
import { factLabel } from '../format/words'
import { type Photo, PhotoStrip } from './photos'
import { Nothing } from './states'

export type Entry = z.infer<typeof TimelineEntry> & { photos?: readonly Photo[] }

const PAGE_OF: Record<string, string> = {
  alert: '/alerts',
  hazard: '/hazards',
  premises: '/premises',
  cylinder: '/cylinders',
  inspection: '/inspections',
  supervision: '/company-visits',
}
const LINK_WORDS: Record<string, string> = {
  alert: '看告警',
  hazard: '看隐患',
  premises: '看场所',
  cylinder: '看气瓶',
  inspection: '看检查记录',
  supervision: '看监督检查',
}

const COLOUR: Record<string, string> = {
  'hazard.found': 'red',
  'alert.raised': 'red',
  'hazard.returned': 'orange',
  'alert.disputed': 'orange',
  'alert.closed': 'green',
  'hazard.rechecked': 'green',
}

/** 全过程: who, when, with what evidence; newest first as the server sends it. */
export function History({ entries, here }: { entries: readonly Entry[]; here?: string }) {
  if (!entries.length) return <Nothing>还没有记录</Nothing>
  return (
    <Timeline
      className='history'
      items={entries.map((entry) => ({
        key: entry.seq,
        color: COLOUR[entry.kind] ?? 'gray',
        content: <HistoryEntry entry={entry} here={here} />,
      }))}
    />
  )
}

function HistoryEntry({ entry, here }: { entry: Entry; here?: string }) {
  const late = entry.recordedAt.slice(0, 16) !== entry.occurredAt.slice(0, 16)
  return (
    <article className='history-entry'>
      <header>
        <b>{entry.title || factLabel(entry.kind)}</b>
        <span className='muted'>{entry.actorLabel}</span>
        <time dateTime={entry.occurredAt} title={fullMoment(entry.occurredAt)}>
          {momentWords(entry.occurredAt)}
        </time>
      </header>
      {entry.detail.length ? <p>{entry.detail.join(' · ')}</p> : null}
      {entry.photos?.length ? <PhotoStrip photos={entry.photos} size={72} /> : null}
      <footer>
        {late ? <span>得知 {momentWords(entry.recordedAt)}</span> : null}
        {linksOf(entry, here).map(({ to, words }) => (
          <Link key={to} to={to}>
            {words}
          </Link>
        ))}
        <span className='hash' title={`事实 ${entry.seq} 的校验值 ${entry.hash}`}>
          #{entry.seq} · {entry.hash.slice(0, 8)}
        </span>
      </footer>
    </article>
  )
}

function linksOf(entry: Entry, here?: string): { to: string; words: string }[] {
  return entry.refs
    .filter(({ kind, id }) => PAGE_OF[kind] && id !== here)
    .map(({ kind, id }) => ({ to: `${PAGE_OF[kind]}/${id}`, words: LINK_WORDS[kind] ?? '查看' }))
    .slice(0, 4)
}
