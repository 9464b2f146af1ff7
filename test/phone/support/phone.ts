import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { sign } from './finger'

/** A slow machine with other tests beside this one takes its time; whoever gets through waits no longer for it. */
const PATIENCE_MS = 90_000
/** Pages slide in; a picture is taken when they have come to rest. */
const SETTLED_MS = 600

/** What a thumb can do on either build of the app; everything is found by the ids the app gives. */
export abstract class Phone {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(PATIENCE_MS)
  }

  /** The element with this id on the page that is shown. */
  abstract find(id: string): Locator
  /** Elements whose id begins and ends so, e.g. every 合格 of one category. */
  abstract findAll(start: string, end?: string): Locator
  abstract tab(text: string): Promise<void>
  abstract fill(id: string, text: string): Promise<void>
  /** Presses a button that asks for a picture, and takes one. */
  abstract takePhoto(button: Locator): Promise<void>
  abstract setOnline(online: boolean): Promise<void>

  async tap(id: string): Promise<void> {
    await this.find(id).tap()
  }

  async sign(id: string): Promise<void> {
    await sign(this.page, this.find(id))
  }

  async shows(id: string, timeout = PATIENCE_MS): Promise<void> {
    await this.find(id).waitFor({ state: 'visible', timeout })
  }

  /** Waits until the element reads so: a page needs a moment to draw what a tap has changed. */
  async says(id: string, text: string): Promise<void> {
    await this.find(id).filter({ hasText: text }).waitFor({ state: 'visible' })
  }

  /** Waits until a tab is the one that is shown. */
  async isOn(id: string): Promise<void> {
    await this.find(id).and(this.page.locator('.tabs__one--on')).waitFor()
  }

  /** A picture of the screen for the README, when a folder for them is given. */
  async keep(name: string): Promise<void> {
    const folder = process.env.SCREENSHOT_DIR
    if (!folder) return
    await this.page.waitForTimeout(SETTLED_MS)
    await this.page.screenshot({ path: join(folder, `${name}.png`) })
  }

  async login(username: string, password: string): Promise<void> {
    await this.tap('to-login')
    await this.fill('username', username)
    await this.fill('password', password)
    await this.tap('login')
    await this.readNotice()
  }

  /** What an account is told once; whoever has read it comes straight to his page. */
  private async readNotice(): Promise<void> {
    const read = this.find('notice-read')
    await read.or(this.find('top-page')).filter({ visible: true }).first().waitFor()
    if (await read.isVisible()) await read.tap()
  }
}
