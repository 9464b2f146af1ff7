/** Where on a known site the cylinder code stands; `foreign` sites never carry one. */
export type HostRule =
  | { host: string; take: 'query'; param: string }
  | { host: string; take: 'path' }
  | { host: string; take: 'foreign' }

export const HOST_TAKES = ['query', 'path', 'foreign'] as const
export type HostTake = (typeof HOST_TAKES)[number]
export const HOST_TAKE_LABEL: Record<HostTake, string> = {
  query: '网址参数里',
  path: '网址最后一段',
  foreign: '没有瓶号（不是气瓶码）',
}

/** As a row holds it: `param` only where the code is a parameter. */
export const hostRule = (host: string, take: HostTake, param: string | null): HostRule =>
  take === 'query' ? { host, take, param: (param ?? '').toLowerCase() } : { host, take }

/** Lower case, without port; what can stand on a printed label and in a list of the office. */
export const isHost = (text: string): boolean =>
  text.length <= 120 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(text)

/**
 * What the table of rules begins with. Fillers and makers print their own sites on the cylinder; the hosts of Tianjin's
 * fillers are not published (domain facts §9), so the office adds them as they are seen. Unknown hosts go through the
 * general rule.
 */
export const HOST_RULES: readonly HostRule[] = [
  { host: 'qr.pingan.example', take: 'query', param: 'x' },
  { host: 'q.pingan.example', take: 'path' },
  { host: 'u.wechat.com', take: 'foreign' },
  { host: 'weixin.qq.com', take: 'foreign' },
  { host: 'mp.weixin.qq.com', take: 'foreign' },
  { host: 'wxaurl.cn', take: 'foreign' },
  { host: 'qr.alipay.com', take: 'foreign' },
  { host: 'qm.qq.com', take: 'foreign' },
  { host: 'v.douyin.com', take: 'foreign' },
]

/** Parameter names seen in the field, in the order in which they are tried on an unknown host. */
export const CODE_PARAMS = ['x', 'code', 'c', 'id'] as const
