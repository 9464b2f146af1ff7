import type { Phone } from './phone'

const CATEGORIES = ['gas', 'cylinder', 'valve', 'hose', 'stove', 'detector', 'place'] as const

/** Presses every visible control of a kind, in order. */
async function tapAll(phone: Phone, start: string, end: string): Promise<void> {
  const controls = phone.findAll(start, end)
  for (let index = 0; index < (await controls.count()); index++) await controls.nth(index).tap()
}

/** One picture per thing that wants one; the button goes when it has been taken. */
async function takeAllPhotos(phone: Phone): Promise<void> {
  const buttons = phone.findAll('share-')
  for (let left = await buttons.count(); left > 0; left = await buttons.count()) {
    await phone.takePhoto(buttons.first())
    await buttons.nth(left - 1).waitFor({ state: 'detached' })
  }
}

/** 今日 → the household that is due → 在家. */
export async function beginVisit(phone: Phone, premisesId: string): Promise<void> {
  await phone.shows('visits')
  await phone.tap(`visit-${premisesId}`)
  await phone.tap('outcome-completed')
  await phone.shows('tally')
}

/** The bottle in hand was scanned; every other one of the register is here as well, one of them spare. */
export async function countTheRest(phone: Phone, spareId: string): Promise<void> {
  await phone.tap(`presence-${spareId}-present`)
  await phone.tap(`use-${spareId}-spare`)
}

/** Everything is in order but the hose, which is past its years, and there is no detector (advice for a household). */
export async function answerChecklist(phone: Phone): Promise<void> {
  await phone.tap('to-check')
  await answerCategories(phone, CATEGORIES)
}

export async function answerCategories(phone: Phone, categories: readonly string[]): Promise<void> {
  for (const category of categories) {
    await phone.tap(`category-${category}`)
    await phone.isOn(`category-${category}`)
    await takeAllPhotos(phone)
    if (category === 'hose') await failHose(phone)
    if (category === 'detector') await lackDetector(phone)
    await phone.tap('pass-all')
  }
}

async function failHose(phone: Phone): Promise<void> {
  await tapAll(phone, 'answer-H02-', '-fail')
  await phone.findAll('reason-H02-', '-H02-expired').first().tap()
  await phone.takePhoto(phone.findAll('photo-H02-').first())
}

async function lackDetector(phone: Phone): Promise<void> {
  await tapAll(phone, 'answer-B01-', '-fail')
  await phone.findAll('reason-B01-', '-B01-missing').first().tap()
}

/** The householder reads the result, says who he is, and both sign with a finger. */
export async function signBoth(phone: Phone): Promise<void> {
  await phone.tap('to-sign')
  await phone.tap('signer-self')
  await phone.tap('mode-signed')
  await phone.shows('sign-household')
  // The pad measures itself once it stands on the screen; a person needs longer than that to find the pen.
  await phone.page.waitForTimeout(500)
  await phone.sign('sign-household')
  await phone.sign('sign-inspector')
}
