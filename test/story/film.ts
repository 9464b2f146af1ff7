import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'

const BETWEEN_MS = 400
/** Long enough to be read by whoever looks at the film. */
const LINGER_MS = 3000

/**
 * Frames of whoever acts now, when FILM_DIR names a folder for them. docs/screens/bottles.mp4 is made of them with
 * ffmpeg -framerate 2 -i %05d.jpg -vf "scale=1280:900:force_original_aspect_ratio=decrease,
 *   pad=1280:900:(ow-iw)/2:(oh-ih)/2:color=0xe9edf2,fps=4,format=yuv420p" -c:v libx264 -crf 28 bottles.mp4
 */
export class Film {
  private readonly folder = process.env.FILM_DIR
  private page: Page | null = null
  private count = 0
  private running: Promise<void> = Promise.resolve()

  start(): void {
    if (!this.folder) return
    mkdirSync(this.folder, { recursive: true })
    this.running = this.roll(this.folder)
  }

  show(page: Page): void {
    this.page = page
  }

  async linger(): Promise<void> {
    if (this.folder) await setTimeout(LINGER_MS)
  }

  async end(): Promise<void> {
    this.count = Number.NaN
    await this.running
  }

  private async roll(folder: string): Promise<void> {
    while (!Number.isNaN(this.count)) {
      const path = join(folder, `${String(this.count).padStart(5, '0')}.jpg`)
      const taken = await this.page?.screenshot({ path, quality: 80, timeout: 5000 }).catch(() => undefined)
      if (taken) this.count += 1
      await setTimeout(BETWEEN_MS)
    }
  }
}
