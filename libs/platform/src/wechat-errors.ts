import { PlatformError, type PlatformErrorCode } from './errors'

/**
 * What WeChat documents for the three calls we make (code2Session, getStableAccessToken, getPhoneNumber) and in its
 * table of global return codes. Everything else counts as "not available": the person can only try again.
 */
const MEANING: Readonly<Record<number, PlatformErrorCode>> = {
  40029: 'WECHAT_CODE_INVALID', // invalid code
  40163: 'WECHAT_CODE_INVALID', // code been used
  45011: 'WECHAT_TOO_FREQUENT', // api minute-quota reach limit
  45009: 'WECHAT_TOO_FREQUENT', // reach max api daily quota limit
  40226: 'WECHAT_USER_BLOCKED', // code blocked: high-risk user
  40013: 'WECHAT_NOT_CONFIGURED', // invalid appid
  40125: 'WECHAT_NOT_CONFIGURED', // invalid appsecret
  41002: 'WECHAT_NOT_CONFIGURED', // appid missing
  41004: 'WECHAT_NOT_CONFIGURED', // appsecret missing
  40164: 'WECHAT_NOT_CONFIGURED', // server address not in the allow-list
  40243: 'WECHAT_NOT_CONFIGURED', // AppSecret frozen
  48001: 'WECHAT_NOT_CONFIGURED', // the account has no right to this call
}

export const WECHAT_BUSY = -1

/** invalid or not latest, invalid, expired: all three mean "fetch another access token". */
const STALE_TOKEN = new Set([40001, 40014, 42001])

export const isStaleToken = (errcode: number) => STALE_TOKEN.has(errcode)

export function wechatError(errcode: number): PlatformError {
  // errmsg is left out: it may quote the code or the application id.
  return new PlatformError(MEANING[errcode] ?? 'WECHAT_UNAVAILABLE', `errcode ${errcode}`)
}
