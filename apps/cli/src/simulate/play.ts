import type { ResponseOf } from '@app/contract'
import type { ApiClient } from './company-client'
import type { Month, Report } from './month'

const MOST_IN_BATCH = 1000
const DAY = 86_400_000

type Answer = ResponseOf<'POST /api/v1/events/batch'>
type Counts = Record<'stored' | 'flagged' | 'repeated' | 'refused' | 'batches', number>

/** What the district said to it, and for what reasons. */
export interface Answers {
  counts: Counts
  reasons: Map<string, number>
}

/** Day by day as the messages arrive, each company its own, all companies at once. */
export async function play(
  api: ApiClient,
  { reports }: Month,
  from: number,
  progress: (day: number, answers: Answers) => void = () => undefined,
): Promise<Answers> {
  const counts: Counts = { stored: 0, flagged: 0, repeated: 0, refused: 0, batches: 0 }
  const reasons = new Map<string, number>()
  const days = groupBy(reports, ({ arrivesAt }) => Math.floor((arrivesAt - from) / DAY))
  for (const [day, arrived] of days) {
    const batches = batchesOf(arrived)
    const answers = await Promise.all(batches.map((batch) => send(api, batch)))
    for (const answer of answers.flat()) count(answer, counts, reasons)
    progress(day + 1, { counts, reasons })
  }
  return { counts, reasons }
}

const batchesOf = (reports: readonly Report[]): Report[][] => [
  ...groupBy(reports, ({ company }) => company.id).values(),
]

function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** One company sends one batch after the other. */
async function send(api: ApiClient, reports: readonly Report[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let at = 0; at < reports.length; at += MOST_IN_BATCH) {
    const part = reports.slice(at, at + MOST_IN_BATCH)
    const key = part[0]?.company.key
    const body = { events: part.map(({ event }) => event) }
    answers.push(await api.call('POST /api/v1/events/batch', { key, body }))
  }
  return answers
}

function count(answer: Answer, counts: Counts, reasons: Map<string, number>): void {
  counts.batches += 1
  for (const name of ['stored', 'flagged', 'repeated', 'refused'] as const) counts[name] += answer[name]
  for (const { problems } of answer.results.filter(({ status }) => status === 'refused' || status === 'flagged'))
    for (const { code } of problems.slice(0, 1)) reasons.set(code, (reasons.get(code) ?? 0) + 1)
}
