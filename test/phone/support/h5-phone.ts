import { type Locator, type Page } from 'playwright-core'
import { photoBytes } from '../../support/visit'
import { Phone } from './phone'

/** The web build: Taro keeps the pages behind the visible one in the document. */
export class H5Phone extends Phone {
  static async open(page: Page, base: string): Promise<H5Phone> {
    await page.goto(`${base}/m/`)
    return new H5Phone(page)
  }

  find(id: string): Locator {
    return this.page.locator(`[id="${id}"]:visible`).first()
  }

  findAll(start: string, end = ''): Locator {
    return this.page.locator(`[id^="${start}"]${end && `[id$="${end}"]`}:visible`)
  }

  async tab(text: string): Promise<void> {
    await this.page.locator('.weui-tabbar__item:visible', { hasText: text }).tap()
  }

  async fill(id: string, text: string): Promise<void> {
    await this.find(id).locator('input').fill(text)
  }

  async takePhoto(button: Locator): Promise<void> {
    const before = await this.page.locator('.photo:visible').count()
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), button.tap()])
    await chooser.setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await photoBytes() })
    await this.page.waitForFunction((count) => document.querySelectorAll('.photo').length > count, before)
  }

  async setOnline(online: boolean): Promise<void> {
    await this.page.context().setOffline(!online)
  }
}
