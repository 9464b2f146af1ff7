import type { CDPSession, Locator, Page } from 'playwright-core'

type Path = readonly (readonly [number, number])[]

/** 王: three across, one down. Fractions of the pad. */
const WANG: readonly Path[] = [
  [
    [0.35, 0.25],
    [0.5, 0.24],
    [0.65, 0.25],
  ],
  [
    [0.38, 0.5],
    [0.5, 0.49],
    [0.62, 0.5],
  ],
  [
    [0.5, 0.25],
    [0.5, 0.5],
    [0.5, 0.78],
  ],
  [
    [0.32, 0.78],
    [0.5, 0.77],
    [0.68, 0.78],
  ],
]

async function stroke(cdp: CDPSession, points: { x: number; y: number }[]): Promise<void> {
  const [first, ...rest] = points
  if (!first) return
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [first] })
  for (const point of rest) await cdp.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] })
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

/** Writes a name on a signature pad with a finger, as the browser's own touch events. */
export async function sign(page: Page, pad: Locator, strokes: readonly Path[] = WANG): Promise<void> {
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('the signature pad is not on the screen')
  const cdp = await page.context().newCDPSession(page)
  for (const path of strokes) {
    await stroke(
      cdp,
      path.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height })),
    )
    await page.waitForTimeout(60)
  }
  await cdp.detach()
}
