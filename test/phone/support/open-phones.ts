import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { photoBytes } from '../../support/visit'
import { compileWeapp } from '../weapp-host/compile'
import { PHONE, phoneContext } from './phone-browser'
import { setPhoneClock } from './phone-server'
import { WeappPhone } from './weapp-phone'

const BUILT = join(__dirname, '..', '..', '..', 'miniprogram', 'dist', 'weapp')
/** The address the build knows when none was given (`API_BASE`). */
const BUILT_SERVER = 'http://127.0.0.1:3000'

export const weappBundle = () => compileWeapp(BUILT, PHONE.viewport.width)

/** The mini-program on a phone of its own; its scanner reads `scans` one after the other. */
export async function openWeapp(browser: Browser, base: string, scans: string[] = []): Promise<WeappPhone> {
  const page = await (await phoneContext(browser)).newPage()
  await setPhoneClock(page)
  const photo = `data:image/jpeg;base64,${(await photoBytes()).toString('base64')}`
  return WeappPhone.open(page, base, weappBundle(), { scans, photo, server: { built: BUILT_SERVER, actual: base } })
}
