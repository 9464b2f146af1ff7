import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type Verb = (args: readonly string[]) => Promise<void>

/** A machine with a data folder of its own on which verbs are run as `npm run` would. */
export class CommandLine {
  readonly home = mkdtempSync(join(tmpdir(), 'pingan-cli-'))
  private readonly before = { ...process.env }

  constructor(
    private readonly databaseUrl = '',
    private readonly variables: Record<string, string> = {},
  ) {}

  get dataDir(): string {
    return join(this.home, 'data')
  }

  /** What the verb printed; throws what it threw. */
  async run(verb: Verb, ...args: string[]): Promise<string> {
    const lines: string[] = []
    const keep = (text: string) => void lines.push(text)
    const log = jest.spyOn(console, 'log').mockImplementation(keep)
    const error = jest.spyOn(console, 'error').mockImplementation(keep)
    Object.assign(process.env, {
      DATA_DIR: this.dataDir,
      DATABASE_URL: this.databaseUrl,
      DEMO: 'off',
      LOG_LEVEL: 'silent',
      ...this.variables,
    })
    try {
      await verb(args)
    } finally {
      process.env = { ...this.before }
      process.exitCode = undefined
      log.mockRestore()
      error.mockRestore()
    }
    return lines.join('\n')
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true })
  }
}
