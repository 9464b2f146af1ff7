export interface PrivateServer {
  readonly url: string
  readonly port: number
  readonly folder: string
  /** As a power cut would: nothing is flushed, the folder stays. */
  kill(): Promise<void>
  stop(): Promise<void>
}

export interface ServerOptions {
  folder?: string
  port?: number
}

export function findMariaDb(): string | undefined
export function findRedis(): string | undefined
export function findChromium(): string | undefined
export function hasChineseFont(): boolean
export function freePort(): Promise<number>
export function startMariaDb(options?: ServerOptions): Promise<PrivateServer>
export function startRedis(options?: ServerOptions & { persist?: boolean }): Promise<PrivateServer>
