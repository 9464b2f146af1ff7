import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { BrowserContext, Page } from 'playwright-core'

const SETTLED_MS = 500
const QUIET_MS = 250
/** H5 keeps values of the app so. */
const asTaro = (data: unknown): string => JSON.stringify({ data })

export interface LoggedIn {
  token: string
  account: { id: string }
}

interface Looked {
  /** Words on the screen. */
  sees?: readonly (string | RegExp)[]
  /** What the server sent, whether the screen shows it or not. */
  told?: readonly string[]
  never?: readonly string[]
}

/** Somebody in front of a screen: what he reads there, and every byte the server sent him since he last looked up. */
export class Onlooker {
  private received: string[] = []
  private readonly waiting = new Set<Promise<void>>()

  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly isPhone: boolean,
  ) {
    page.setDefaultTimeout(90_000)
    page.on('response', (response) => {
      if (!response.url().includes('/api/v1/') || response.url().includes('/stream')) return
      const read = response.text().then(
        (text) => void this.received.push(text),
        () => undefined,
      )
      this.waiting.add(read)
      void read.finally(() => this.waiting.delete(read))
    })
  }

  /** Before the office console. */
  static async atDesk(name: string, context: BrowserContext, address: string, session: LoggedIn): Promise<Onlooker> {
    const one = new Onlooker(name, await context.newPage(), false)
    await one.page.goto(`${address}/login`)
    const lasting = JSON.stringify({ ...session, expiresAt: '2099-01-01T00:00:00.000Z', limitedTo: null })
    await one.page.evaluate((text) => sessionStorage.setItem('pingan.session', text), lasting)
    return one
  }

  /** With a phone in hand. The privacy notice was read long ago. */
  static async onPhone(
    name: string,
    context: BrowserContext,
    address: string,
    session: LoggedIn,
    noticeVersion: string,
  ): Promise<Onlooker> {
    const one = new Onlooker(name, await context.newPage(), true)
    await one.page.goto(`${address}/m/`)
    const kept = {
      session: asTaro({ ...session, limitedTo: null, expired: false }),
      'notice-read': asTaro({ [session.account.id]: { version: noticeVersion, sent: true } }),
    }
    await one.page.evaluate((values) => {
      for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value)
    }, kept)
    return one
  }

  /** His clock is the server's. A desk is left for the night: one that stands open logs itself out. */
  async wakes(at: string): Promise<void> {
    if (!this.isPhone) await this.page.goto('about:blank')
    await this.page.clock.setSystemTime(new Date(at))
  }

  /** Opens the page anew and waits for what he came to see; none of `never` may have reached him, on screen or off it. */
  async looks(address: string, looked: Looked): Promise<void> {
    this.received = []
    if (this.isPhone) await this.page.reload()
    else await this.page.goto(address)
    await this.goesOn(looked)
  }

  /** The same with the page he has open. */
  async goesOn({ sees = [], told = [], never = [] }: Looked): Promise<void> {
    for (const text of sees) await this.reads(text)
    await this.quiet()
    const all = [(await this.page.locator('body').textContent()) ?? '', ...this.received]
    for (const text of told)
      if (!all.some((one) => one.includes(text))) throw new Error(`${this.name} is not told “${text}”`)
    for (const text of never)
      if (all.some((one) => one.includes(text))) throw new Error(`${this.name} learns “${text}”: ${excerpt(all, text)}`)
  }

  private async reads(text: string | RegExp): Promise<void> {
    try {
      await this.page.getByText(text).filter({ visible: true }).first().waitFor()
    } catch {
      const screen = ((await this.page.locator('body').textContent()) ?? '').slice(0, 500)
      throw new Error(`${this.name} does not see “${text}” at ${this.page.url()} but:\n${screen}`)
    }
  }

  /** A picture for docs/screens, when a folder for them is given. */
  async keep(name: string): Promise<void> {
    const folder = process.env.SCREENSHOT_DIR
    if (!folder) return
    await this.page.waitForTimeout(SETTLED_MS)
    await this.page.screenshot({ path: join(folder, `${name}.png`) })
  }

  /** Nothing is on its way and nothing new came for a while. */
  private async quiet(): Promise<void> {
    for (let count = -1; count !== this.received.length; ) {
      count = this.received.length
      await setTimeout(QUIET_MS)
      await Promise.all(this.waiting)
    }
  }
}

const excerpt = (told: readonly string[], text: string): string => {
  const found = told.find((one) => one.includes(text)) ?? ''
  const at = found.indexOf(text)
  return found.slice(Math.max(0, at - 120), at + 80)
}
