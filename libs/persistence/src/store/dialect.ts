import { QueryFailedError } from 'typeorm'

export type Dialect = 'sqlite' | 'mysql'

interface DriverError {
  code?: string
  errno?: number
}

/** A unique constraint was hit; `constraint` is what the database said of it. */
export class DuplicateError extends Error {
  constructor(readonly constraint: string) {
    super(`duplicate: ${constraint}`)
    this.name = 'DuplicateError'
  }
}

/** The database cannot be reached or cannot write now; the request may be repeated. */
export class StorageUnavailableError extends Error {
  constructor(cause: unknown) {
    super('database unavailable', { cause })
    this.name = 'StorageUnavailableError'
  }
}

const UNAVAILABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ER_SERVER_SHUTDOWN',
  'ER_CON_COUNT_ERROR',
  'ER_NORMAL_SHUTDOWN',
  'ER_CONNECTION_KILLED',
  'ER_ACCESS_DENIED_ERROR',
  'SQLITE_BUSY',
  'SQLITE_IOERR',
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
])
/** mysql2 reports these two states in words only. */
const CLOSED = /Connection is closed|connection is in closed state|Pool is closed/i

function driverError(error: unknown): DriverError & { message: string } {
  const inner =
    error instanceof QueryFailedError ? (error.driverError as DriverError & Error) : (error as DriverError & Error)
  return { code: inner?.code, errno: inner?.errno, message: inner?.message ?? String(error) }
}

/** Deadlock (1213) and lock wait (1205): the unit is run again. */
export function isRetryable(error: unknown): boolean {
  const { errno } = driverError(error)
  return errno === 1213 || errno === 1205
}

/** The server itself refused a statement: nothing of its transaction is stored once that is rolled back. */
export const saidByServer = (error: unknown): boolean =>
  (driverError(error).errno ?? 0) > 0 && !(translate(error) instanceof StorageUnavailableError)

/** Turns a driver's complaint into one of ours, or gives it back unchanged. */
export function translate(error: unknown): unknown {
  const { code, message } = driverError(error)
  if (code === 'ER_DUP_ENTRY' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    return new DuplicateError(message)
  if ((code !== undefined && UNAVAILABLE.has(code)) || CLOSED.test(message)) return new StorageUnavailableError(error)
  return error
}

/** The tail that makes an insert leave an existing row alone. `key` is a column of the row that never changes. */
export function keepExisting(dialect: Dialect, conflict: string, key: string): string {
  return dialect === 'sqlite' ? `ON CONFLICT (${conflict}) DO NOTHING` : `ON DUPLICATE KEY UPDATE ${key} = ${key}`
}

/** The tail that makes an insert update an existing row; `${new(column)}` names the value offered. */
export function orUpdate(
  dialect: Dialect,
  conflict: string,
  set: (offered: (column: string) => string) => string,
): string {
  return dialect === 'sqlite'
    ? `ON CONFLICT (${conflict}) DO UPDATE SET ${set((c) => `excluded.${c}`)}`
    : `ON DUPLICATE KEY UPDATE ${set((c) => `VALUES(${c})`)}`
}
