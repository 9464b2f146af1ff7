import { utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A worker has no port, so the health check of the image looks at the age of this file. */
export const HEARTBEAT_FILE = join(tmpdir(), 'pingan-worker-alive')
const EVERY_MS = 5000

/** Touches the file as long as `probe` succeeds; while database or queue is away it grows old. */
export function startHeartbeat(probe: () => Promise<unknown>, file = HEARTBEAT_FILE, everyMs = EVERY_MS): () => void {
  writeFileSync(file, String(process.pid))
  const beat = (): void => {
    const now = new Date()
    probe().then(
      () => utimesSync(file, now, now),
      () => undefined,
    )
  }
  const timer = setInterval(beat, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
