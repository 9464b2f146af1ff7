import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type FieldKey, KEY_ID_PATTERN } from './config-schema'
import { PlatformError } from './errors'
import { hasErrorCode } from './system-error'

const key = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32)
const KEYS_FILE = z.object({
  keys: z.array(z.object({ id: z.string().regex(KEY_ID_PATTERN), key })).min(1),
  signingSecret: key,
})

export interface KeysFile {
  readonly keys: readonly FieldKey[]
  readonly signingSecret: Buffer
}

/** A random id, not "1": keys made anew over an old database must be noticed, not tried. */
function newContent(): string {
  const secret = () => randomBytes(32).toString('base64')
  const id = `k${randomBytes(4).toString('hex')}`
  return `${JSON.stringify({ keys: [{ id, key: secret() }], signingSecret: secret() }, null, 2)}\n`
}

/** link() refuses an existing name: of two processes starting at once one makes the file and both read the same. */
function createOnce(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const descriptor = openSync(draft, 'wx', 0o600)
  try {
    writeSync(descriptor, newContent())
    fsyncSync(descriptor)
    linkSync(draft, path)
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error
  } finally {
    closeSync(descriptor)
    rmSync(draft)
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return undefined
    throw new PlatformError('KEYS_FILE_INVALID', path, { cause: error })
  }
}

function parse(path: string, text: string): KeysFile {
  try {
    const content = KEYS_FILE.parse(JSON.parse(text))
    const keys = content.keys.map(({ id, key: encoded }) => ({ id, key: Buffer.from(encoded, 'base64') }))
    return { keys, signingSecret: Buffer.from(content.signingSecret, 'base64') }
  } catch {
    // The cause is left out: a parser's message may quote a piece of the file, and the file is all secrets.
    throw new PlatformError('KEYS_FILE_INVALID', path)
  }
}

export function openKeysFile(path: string): KeysFile {
  const present = readIfPresent(path)
  if (present !== undefined) return parse(path, present)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  createOnce(path)
  return parse(path, readIfPresent(path) ?? '')
}
