import type { Problem } from '@app/domain'

/** What an answer of the server means for an entry. `offline` and `busy` are tried again, `login` stops everything. */
export type Verdict =
  | { kind: 'done'; data: unknown }
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'busy' }
  | { kind: 'offline' }
  | { kind: 'login' }

export interface Reply {
  /** 0 when no answer came. */
  status: number
  data: unknown
}

interface ProblemBody {
  title?: string
  detail?: string
  problems?: Problem[]
}

const FALLBACK = '服务器没有接受，请联系街道网格中心'

function problemsOf(data: unknown): Problem[] {
  const body: ProblemBody = typeof data === 'object' && data !== null ? data : {}
  if (body.problems?.length) return body.problems
  return [{ path: '', message: body.title ?? body.detail ?? FALLBACK }]
}

/** 408 and 429 are the server's wish to be asked later; every other 4xx is about the content and stays wrong. */
const ASK_LATER = new Set([408, 425, 429])

export function judge({ status, data }: Reply): Verdict {
  if (status === 0) return { kind: 'offline' }
  if (status === 401) return { kind: 'login' }
  if (status >= 500 || ASK_LATER.has(status)) return { kind: 'busy' }
  if (status >= 400) return { kind: 'refused', problems: problemsOf(data) }
  return { kind: 'done', data }
}
