import type { Locator, Page } from 'playwright-core'
import { sign } from './finger'

/** What a thumb can do on either build of the app; everything is found by the ids the app gives. */
export abstract class Phone {
  constructor(readonly page: Page) {}

  /** The element with this id on the page that is shown. */
  abstract find(id: string): Locator
  /** Elements whose id begins and ends so, e.g. every 合格 of one category. */
  abstract findAll(start: string, end: string): Locator
  abstract tab(text: string): Promise<void>
  abstract fill(id: string, text: string): Promise<void>
  /** Presses a button that asks for a picture, and takes one. */
  abstract takePhoto(button: Locator): Promise<void>
  abstract setOnline(online: boolean): Promise<void>

  async tap(id: string): Promise<void> {
    await this.find(id).tap()
  }

  async text(id: string): Promise<string> {
    return (await this.find(id).textContent()) ?? ''
  }

  async sign(id: string): Promise<void> {
    await sign(this.page, this.find(id))
  }

  async shows(id: string): Promise<void> {
    await this.find(id).waitFor({ state: 'visible' })
  }

  async login(username: string, password: string): Promise<void> {
    await this.tap('to-login')
    await this.fill('username', username)
    await this.fill('password', password)
    await this.tap('login')
  }
}
