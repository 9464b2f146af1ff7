import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { commit, newId } from '@app/domain'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { TEST_PASSWORD, TestApi } from '../support/api'
import { type District, district } from '../support/district'
import { bottle, failing, signed, upload, visit } from '../support/visit'

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const BUILT = join(__dirname, '../../dist/console/index.html')

/** A slow machine with other tests beside this one takes its time; whoever gets through waits no longer for it. */
const PATIENCE_MS = 90_000

/** No sandbox (containers run as root), no background traffic. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The built console in a real browser, before the real application with a small district. */
export class ConsoleWorld {
  /** What the browser complained about; a page that works complains of nothing. */
  readonly complaints: string[] = []

  private constructor(
    readonly api: TestApi,
    readonly d: District,
    readonly address: string,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<ConsoleWorld> {
    if (!existsSync(BUILT)) throw new Error('dist/console is missing: run npm run build first')
    const api = await TestApi.start({ now: new Date().toISOString() })
    const d = await district(api)
    await api.fastify.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.fastify.server.address() as AddressInfo
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
    return new ConsoleWorld(api, d, `http://127.0.0.1:${port}`, browser)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.api.close()
  }

  context(): Promise<BrowserContext> {
    return this.browser.newContext({
      viewport: { width: 1280, height: 860 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
    })
  }

  /** A page of a browser of its own, at `path`, nobody logged in. */
  async page(path: string): Promise<Page> {
    const page = await (await this.context()).newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    await page.goto(this.address + path)
    return page
  }

  /** A page at `path` with this account logged in by hand. */
  async enter(username: string, path = '/'): Promise<Page> {
    const page = await this.page(path)
    await logIn(page, username)
    return page
  }

  /** The inspector finds a bottle nobody registered and a cracked hose, and notes something; both sign. */
  async visitWithFindings(scannedCode: string): Promise<{ id: string; hazards: { id: string; item: string }[] }> {
    const { api, d } = this
    api.clock.set(new Date().toISOString())
    const token = await api.login('inspector')
    const photo = (await upload(api, token)).body.id
    const found = newId()
    const strange = bottle(found, { registered: false, scannedCode, stampPhotoId: photo })
    const at = { premises: d.premises.here, inspectorId: d.accounts.inspector.id, now: api.clock.now() }
    const [text, salt] = ['老人耳背，敲门重一点', 's'.repeat(32)]
    const bottles = [bottle(d.bottles.first.id), strange]
    const content = visit(at, photo, { bottles, note: commit(text, salt) })
    const answers = content.answers.map((answer) =>
      answer.item === 'P01' && answer.thing.id === found
        ? { ...answer, result: 'fail' as const, reason: 'P01-unregistered', photoIds: [photo] }
        : answer,
    )
    const seen = signed(failing({ ...content, answers }, 'H02', 'H02-cracked', photo), photo)
    const body = { ...seen, texts: [{ path: 'note' as const, salt, text }] }
    return (await api.call('POST /api/v1/inspections', { token, body })).body
  }
}

export async function logIn(page: Page, username: string, password = TEST_PASSWORD): Promise<void> {
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
