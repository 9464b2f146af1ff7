import { DomainError } from '@app/domain'

/** What the outside world can do to us, by code. Codes are for ever; the message tells a person what to do next. */
export const PLATFORM_ERRORS = {
  FILE_NOT_IMAGE: '文件：不是 JPEG、PNG 或 WebP 图片，请重新拍照或选择图片',
  FILE_TOO_LARGE: '文件：图片超过 10 MB，请压缩后再上传',
  IMAGE_TOO_MANY_PIXELS: '文件：图片像素超过 4000 万，请降低相机分辨率后重拍',
  IMAGE_BROKEN: '文件：图片不完整或已损坏，请重新拍照后再上传',
  FILE_NOT_FOUND: '文件：服务器上没有这份文件，请重新上传',
  FILE_CORRUPT: '文件：存储的内容与登记的校验值不一致，请管理员从备份恢复',
  FILE_HASH_INVALID: '文件：校验值应为 64 位小写十六进制',
  KEYS_FILE_INVALID: '密钥文件 keys.json 读不出来或内容不对，请从备份恢复，不要删除重建',
  UNKNOWN_FIELD_KEY: '数据库中有用未知密钥加密的字段，请把对应密钥补进 FIELD_KEYS 或恢复 keys.json 后再启动',
  FIELD_CIPHERTEXT_INVALID: '加密字段无法解密：内容被改动，或不属于这条记录',
  WECHAT_CODE_INVALID: '微信登录凭证无效或已使用，请在微信里重新点击登录',
  WECHAT_TOO_FREQUENT: '微信登录太频繁，请一分钟后再试',
  WECHAT_UNAVAILABLE: '微信暂时没有响应，请稍后再试',
  WECHAT_USER_BLOCKED: '微信判定该账号存在风险，暂不能登录，请改用其他账号',
  WECHAT_NOT_CONFIGURED: '微信登录没有配置好，请联系管理员核对 WECHAT_APPID、WECHAT_SECRET 和服务器 IP 白名单',
  MESSAGE_REFUSED: '短信平台拒绝发送，请核对手机号和短信模板',
  MESSAGE_TOO_FREQUENT: '短信发送太频繁，请稍后再试',
  MESSAGE_UNAVAILABLE: '短信平台连接不上，请稍后再试',
} as const

export type PlatformErrorCode = keyof typeof PLATFORM_ERRORS

/** A DomainError like any other to the HTTP filter, with `detail` for the log: technical, never personal, never shown. */
export class PlatformError extends DomainError {
  constructor(
    override readonly code: PlatformErrorCode,
    readonly detail?: string,
    options?: ErrorOptions,
  ) {
    super(code, PLATFORM_ERRORS[code])
    this.name = 'PlatformError'
    this.cause = options?.cause
  }
}
