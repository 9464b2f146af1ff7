import { types } from 'node:util'

const CENSORED = '[已隐去]'
const MAX_DEPTH = 8

/** Compared in lower case without `-` and `_`, so accessToken, access_token and Access-Token are one. */
const PERSONAL_KEYS = new Set([
  ...[
    'authorization',
    'cookie',
    'setcookie',
    'password',
    'passwordhash',
    'token',
    'accesstoken',
    'secret',
    'appsecret',
  ],
  ...['sessionkey', 'signature', 'signingsecret', 'fieldkeys', 'strokes', 'key', 'smskey', 'wechatsecret'],
  ...['phone', 'phonenumber', 'purephonenumber', 'mobile', 'name', 'fullname', 'signername', 'nickname', 'address'],
  ...['code', 'jscode', 'phonecode', 'openid', 'unionid', 'lat', 'lon', 'latitude', 'longitude', 'place', 'location'],
  // The last two are what database drivers hang on their errors.
  ...['idnumber', 'params', 'body', 'databaseurl', 'redisurl', 'parameters', 'sql'],
])

/** Error codes share the key with WeChat's login codes; they are SCREAMING_SNAKE (ours, Node's), which those never are. */
const ERROR_CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/

/** A mainland mobile number standing alone in free text, such as in a message or an error of a driver. */
const MOBILE = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g

export function maskMobiles(text: string): string {
  return text.replace(MOBILE, (number) => `${number.slice(0, 3)}****${number.slice(7)}`)
}

function isPersonal(key: string, value: unknown): boolean {
  const plain = key.toLowerCase().replace(/[-_]/g, '')
  if (plain === 'code' && typeof value === 'string' && ERROR_CODE.test(value)) return false
  return PERSONAL_KEYS.has(plain)
}

/** Made by a literal or by JSON.parse: nothing stands above its prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * A copy without anything personal, at any depth: a list of paths, as loggers offer it, misses whatever is nested
 * one level deeper than its author thought. Class instances other than errors are left to their serializers.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskMobiles(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return '[…]'
  if (types.isNativeError(value)) return redactError(value, depth)
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1))
  return isPlain(value) ? redactRecord(value as Record<string, unknown>, depth) : value
}

export function redactRecord(record: object, depth = 0): Record<string, unknown> {
  const entries = Object.entries(record).map(([key, value]) => [
    key,
    isPersonal(key, value) ? CENSORED : redact(value, depth + 1),
  ])
  return Object.fromEntries(entries)
}

export function redactError(error: Error, depth = 0): Record<string, unknown> {
  const { message, stack, cause } = error
  const own = redactRecord({ ...error, cause: undefined }, depth)
  const plain = { ...own, type: error.constructor.name, message: maskMobiles(message), stack: maskMobiles(stack ?? '') }
  return cause === undefined ? plain : { ...plain, cause: redact(cause, depth + 1) }
}
