import type { LoggedIn } from '@/state/session'

/** Outside WeChat there is no WeChat log-in. */
export function WechatLogin(_: { run: (login: () => Promise<LoggedIn>) => Promise<void> }) {
  return null
}
