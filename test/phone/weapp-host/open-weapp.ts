import { join } from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import type { RunningWeapp, startWeapp } from './browser/main'
import type { HostOptions, WeappBundle } from './bundle'
import { SHELL } from './shell'

declare global {
  interface Window {
    startWeapp: typeof startWeapp
    weapp: RunningWeapp
  }
}

let host: Promise<string> | undefined

/** The host's own code with the renderer, as one script; made once per test run. */
function hostScript(): Promise<string> {
  host ??= build({
    entryPoints: [join(__dirname, 'browser', 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'chrome110',
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return host
}

export class OpenWeapp {
  private constructor(
    readonly page: Page,
    private readonly bundle: WeappBundle,
    private readonly options: HostOptions,
  ) {}

  /** `origin` is any address the test serves: storage belongs to it. */
  static async open(page: Page, origin: string, bundle: WeappBundle, options: HostOptions): Promise<OpenWeapp> {
    await page.route(`${origin}/weapp-host`, (route) => route.fulfill({ contentType: 'text/html', body: SHELL }))
    await page.goto(`${origin}/weapp-host`)
    const weapp = new OpenWeapp(page, bundle, options)
    await weapp.start()
    return weapp
  }

  /** Closes the app and opens it again; what it stored stays. */
  async reopen(): Promise<void> {
    await this.page.reload()
    await this.start()
  }

  async setOnline(online: boolean): Promise<void> {
    await this.page.evaluate((value) => window.weapp.setOnline(value), online)
  }

  /** APIs of WeChat that the program asked for and the host lacks. */
  missing(): Promise<string[]> {
    return this.page.evaluate(() => [...window.weapp.missing])
  }

  private async start(): Promise<void> {
    await this.page.addScriptTag({ content: await hostScript() })
    await this.page.evaluate(
      ([bundle, options]) => {
        window.weapp = window.startWeapp(bundle, options)
      },
      [this.bundle, this.options] as const,
    )
  }
}
