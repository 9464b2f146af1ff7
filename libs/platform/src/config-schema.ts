import { isIP } from 'node:net'
import { isCalendarDate } from '@app/domain'
import { z } from 'zod'
import type { ConfigName } from './config-variables'

const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, { error: `只能是 ${values.join('、')}` })

const integer = (min: number, max: number) => {
  const error = `应为 ${min} 到 ${max} 之间的整数`
  return z
    .string()
    .regex(/^\d{1,10}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error })
}

const orEmpty = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]) as z.ZodType<z.output<T> | undefined, string>

const address = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `应为 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头的完整地址`,
  })

const webAddress = address('http:', 'https:').transform((text) => text.replace(/\/+$/, ''))

const calendarDate = z.string().refine(isCalendarDate, { error: '应为真实存在的日期 YYYY-MM-DD' })

export interface FieldKey {
  readonly id: string
  readonly key: Buffer
}

/** The id stands between dots in every ciphertext, so it holds none. */
export const KEY_ID_PATTERN = /^[A-Za-z0-9_-]{1,32}$/

function parseFieldKey(text: string): FieldKey | undefined {
  const [id = '', encoded = ''] = text.trim().split(':', 2)
  const key = Buffer.from(encoded, 'base64')
  return KEY_ID_PATTERN.test(id) && key.length === 32 ? { id, key } : undefined
}

const fieldKeys = z.string().transform((text, context): FieldKey[] => {
  const keys = text.split(',').map(parseFieldKey)
  const broken = keys.indexOf(undefined)
  const known = keys.filter((key) => key !== undefined)
  if (broken >= 0) {
    context.addIssue(`第 ${broken + 1} 个密钥不对，格式为“编号:base64(32 字节)”，多个用逗号分隔`)
  } else if (new Set(known.map(({ id }) => id)).size < known.length) {
    context.addIssue('密钥编号重复')
  }
  return known
})

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  const inRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  return family !== 0 && rest.length === 0 && inRange
}

const trustProxy = z.string().transform((text, context): boolean | string[] => {
  if (text === 'on' || text === 'off') return text === 'on'
  const networks = text.split(',').map((entry) => entry.trim())
  if (!networks.every(isNetwork)) context.addIssue('应为 off、on，或用逗号分隔的 IP、网段')
  return networks
})

export const CONFIG_SCHEMA = z.object({
  NODE_ENV: oneOf('development', 'test', 'production'),
  PORT: integer(0, 65_535),
  HOST: z.string(),
  DATA_DIR: z.string(),
  DATABASE_URL: orEmpty(address('mysql:', 'mariadb:')),
  REDIS_URL: orEmpty(address('redis:', 'rediss:')),
  REDIS_PREFIX: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, { error: '只能是字母、数字、- 和 _，最多 40 个' }),
  DEMO: oneOf('on', 'off').transform((value) => value === 'on'),
  DEMO_DAY: orEmpty(calendarDate),
  DEMO_SEED: integer(0, 2_147_483_647),
  FIELD_KEYS: orEmpty(fieldKeys),
  SIGNING_SECRET: orEmpty(z.string().min(32, { error: '至少 32 个字符' })),
  WECHAT_APPID: orEmpty(z.string()),
  WECHAT_SECRET: orEmpty(z.string()),
  WECHAT_BASE_URL: webAddress,
  SMS_URL: orEmpty(webAddress),
  SMS_KEY: orEmpty(z.string()),
  SESSION_HOURS: integer(1, 720),
  SESSION_IDLE_MINUTES: integer(5, 43_200),
  PASSWORD_DAYS: integer(11, 36_500),
  TOTP_REQUIRED: oneOf('auto', 'on', 'off'),
  JOBS: oneOf('auto', 'on', 'off'),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  RATE_LOGIN_PER_MINUTE: integer(1, 100_000),
  RATE_SCAN_PER_MINUTE: integer(1, 100_000),
  RATE_EVENTS_PER_MINUTE: integer(1, 100_000),
  TRUST_PROXY: trustProxy,
  DUTY_PHONE: z.string().regex(/^[0-9+ -]{3,20}$/, { error: '应为电话号码' }),
  DISTRICT_CODE: z.string().regex(/^\d{6}$/, { error: '应为 6 位数字' }),
  PUBLIC_URL: orEmpty(webAddress.refine((text) => text.length <= 60, { error: '印在标签上，最多 60 个字符' })),
} satisfies Record<ConfigName, z.ZodType<unknown, string>>)

export type ConfigValues = z.output<typeof CONFIG_SCHEMA>
