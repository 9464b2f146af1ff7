import { createHmac, randomBytes, randomInt } from 'node:crypto'

/** RFC 4648 base32, the spelling that authenticator apps read. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_SECONDS = 30
const DIGITS = 6
/** RFC 6238 §5.2: one step to either side, for clocks that are not quite right. */
const DRIFT_STEPS = [0, -1, 1]
const SECRET_BYTES = 20

export function newTotpSecret(): string {
  return encodeBase32(randomBytes(SECRET_BYTES))
}

export function encodeBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

export function decodeBase32(text: string): Buffer {
  const bits = [...text].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

export const stepAt = (epochMs: number): number => Math.floor(epochMs / 1000 / STEP_SECONDS)

/** RFC 4226 §5.3 with the step as the counter. */
export function totpAt(secret: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  const number = digest.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step a code belongs to, or null when it is none of now and its neighbours. */
export function stepOf(secret: string, code: string, epochMs: number): number | null {
  const key = decodeBase32(secret)
  const now = stepAt(epochMs)
  const drift = DRIFT_STEPS.find((steps) => totpAt(key, now + steps) === code)
  return drift === undefined ? null : now + drift
}

/** The Key URI format that authenticator apps scan. */
export function totpAddress(secret: string, username: string): string {
  const issuer = encodeURIComponent('平安液化气')
  return `otpauth://totp/${issuer}:${encodeURIComponent(username)}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`
}

const RECOVERY_CODES = 10
const RECOVERY_LENGTH = 10

/** 50 bits each, written in two halves. */
export function newRecoveryCodes(): string[] {
  const letter = () => BASE32[randomInt(BASE32.length)]
  const half = () => Array.from({ length: RECOVERY_LENGTH / 2 }, letter).join('')
  return Array.from({ length: RECOVERY_CODES }, () => `${half()}-${half()}`)
}

/** As it was issued, whatever spaces, dashes or small letters a person types. */
export const plainRecoveryCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z2-7]/g, '')
