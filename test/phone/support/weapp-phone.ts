import type { Locator, Page } from 'playwright-core'
import type { HostOptions, WeappBundle } from '../weapp-host/bundle'
import { OpenWeapp } from '../weapp-host/open-weapp'
import { Phone } from './phone'

/** The mini-program build in the host; ids are in `wxid`. */
export class WeappPhone extends Phone {
  private constructor(readonly weapp: OpenWeapp) {
    super(weapp.page)
  }

  static async open(page: Page, base: string, bundle: WeappBundle, options: HostOptions): Promise<WeappPhone> {
    return new WeappPhone(await OpenWeapp.open(page, base, bundle, options))
  }

  find(id: string): Locator {
    return this.page.locator(`.wx-page:visible [wxid="${id}"]`).first()
  }

  findAll(start: string, end = ''): Locator {
    return this.page.locator(`.wx-page:visible [wxid^="${start}"]${end && `[wxid$="${end}"]`}`)
  }

  async tab(text: string): Promise<void> {
    await this.page.locator('#tabs button', { hasText: text }).tap()
  }

  async fill(id: string, text: string): Promise<void> {
    await this.find(id).fill(text)
  }

  async takePhoto(button: Locator): Promise<void> {
    const photos = this.page.locator('.wx-page:visible .photo')
    const before = await photos.count()
    await button.tap()
    await photos.nth(before).waitFor({ state: 'attached' })
  }

  async setOnline(online: boolean): Promise<void> {
    await this.weapp.setOnline(online)
  }
}
