import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../support/servers.mjs'

const START_MS = 60_000
const BUILT = join(__dirname, '../..')
export const API = join(BUILT, 'apps/api/src/main.js')
export const CLI = join(BUILT, 'apps/cli/src/main.js')
export const LIMIT = join(__dirname, 'limit/main.js')

/** A server in a process of its own, as it would run in earnest. It ends with the bench, however that ends. */
export class ServerProcess {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly ended: Promise<unknown>,
  ) {}

  static async start(program: string, env: NodeJS.ProcessEnv): Promise<ServerProcess> {
    const port = await freePort()
    const child = spawn(process.execPath, [...nodeFlags(program), program], {
      env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const server = new ServerProcess(`http://127.0.0.1:${port}`, child, ended)
    await server.ready(program)
    return server
  }

  get pid(): number {
    return this.child.pid as number
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM')
    await this.ended
  }

  private async ready(program: string): Promise<void> {
    const until = Date.now() + START_MS
    for (;;) {
      const answer = await fetch(`${this.url}/api/openapi.json`).catch(() => undefined)
      if (answer) return
      if (this.child.exitCode !== null || Date.now() > until) throw new Error(`${program} did not start`)
      await pause(100)
    }
  }
}

/** BENCH_PROFILE=<folder> keeps a CPU profile of the API. */
function nodeFlags(program: string): string[] {
  const folder = process.env.BENCH_PROFILE
  return folder && program === API ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
}

export async function runToEnd(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`)
}
