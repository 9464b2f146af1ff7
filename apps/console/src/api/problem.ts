export interface FieldProblem {
  path: string
  message: string
  item?: string
}

/** What the server answered instead of a result; `code` is stable, `title` is Chinese and meant for people. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly problems: readonly FieldProblem[] = [],
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(title)
    this.name = 'ApiProblem'
  }

  /** The server or the way to it is away; nothing was refused. */
  get away(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

const WORDS: Record<number, string> = {
  0: '连不上服务器，请检查网络',
  403: '当前账号没有这项权限',
  404: '没有找到，可能已被移走或不在您的范围内',
  413: '内容过大',
  429: '操作过于频繁，请稍后再试',
  502: '服务暂时不可用',
  503: '服务暂时不可用，请稍候',
  504: '服务响应超时',
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => null)) as Partial<ApiProblem> | null
  const retryAfter = Number(response.headers.get('retry-after'))
  return new ApiProblem(
    response.status,
    body?.code ?? `HTTP_${response.status}`,
    body?.title ?? WORDS[response.status] ?? '服务器没有按约定回答，请稍后再试',
    body?.problems ?? [],
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  )
}

export const unreachable = (): ApiProblem => new ApiProblem(0, 'UNREACHABLE', WORDS[0] ?? '')

/** One sentence for a toast: the title, and of listed problems the first ones. */
export function problemWords(error: unknown): string {
  if (!(error instanceof ApiProblem)) return '出现意外问题，请刷新页面再试'
  const details = error.problems.slice(0, 3).map(({ message }) => message)
  return details.length ? `${error.title}：${details.join('；')}` : error.title
}
