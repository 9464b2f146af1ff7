import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface DemoAccount {
  readonly role: string
  readonly username: string
  readonly password: string
}

const READY = /已就绪 ready（[^）]*）[\s\S]*http:\/\/localhost:(\d+)\//

/** `npm start` as a person runs it: its printed text, and the server behind it. */
export class Started {
  private text = ''
  private readonly child: ChildProcess
  private readonly ended: Promise<number | null>

  constructor(
    private readonly folder: string,
    private readonly dataDir: string,
    env: Record<string, string> = {},
  ) {
    this.child = spawn('npm', ['start'], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: '', PORT: '0', DEMO: 'on', LOG_LEVEL: 'error', DATA_DIR: dataDir, ...env },
    })
    const keep = (chunk: Buffer): void => {
      this.text += chunk.toString()
    }
    this.child.stdout?.on('data', keep)
    this.child.stderr?.on('data', keep)
    this.ended = new Promise((resolve) => this.child.once('exit', resolve))
  }

  get printed(): string {
    return this.text
  }

  get address(): string {
    const port = READY.exec(this.text)?.[1]
    if (!port) throw new Error(`not ready:\n${this.text}`)
    return `http://127.0.0.1:${port}`
  }

  /** Milliseconds until the addresses were printed. */
  async ready(withinMs: number): Promise<number> {
    const from = Date.now()
    await this.until(() => READY.test(this.text), withinMs)
    return Date.now() - from
  }

  async until(condition: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
    let over = false
    void this.ended.then(() => {
      over = true
    })
    for (const from = Date.now(); !(await condition()); await new Promise((resolve) => setTimeout(resolve, 100))) {
      if (over || Date.now() - from > withinMs) throw new Error(`${this.folder} did not get there:\n${this.text}`)
    }
  }

  accounts(): DemoAccount[] {
    return JSON.parse(readFileSync(join(this.dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
  }

  /** What Ctrl-C does: the terminal signals the whole group. */
  async interrupt(): Promise<void> {
    const isOver = this.child.exitCode !== null || this.child.signalCode !== null
    if (this.child.pid && !isOver) process.kill(-this.child.pid, 'SIGINT')
    await this.ended
  }

  async exitCode(): Promise<number | null> {
    return this.ended
  }
}
