/** Where on a known site the cylinder code stands; `foreign` sites never carry one. */
export type HostRule =
  | { host: string; take: 'query'; param: string }
  | { host: string; take: 'path' }
  | { host: string; take: 'foreign' }

/**
 * Fillers and makers print their own sites on the cylinder. The hosts of Tianjin's fillers are not published
 * (domain facts §9), so the table is data that grows with use; unknown hosts go through the general rule.
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
