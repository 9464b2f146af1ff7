import { createHash, randomBytes } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PlatformError } from './errors'
import { hasErrorCode } from './system-error'

export interface FileStore {
  put(bytes: Uint8Array): Promise<{ sha256: string }>
  get(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
}

/** The server's own; the phone's (in domain) is plain JavaScript and costs ten times as much. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}

const isMissing = (error: unknown) => hasErrorCode(error, 'ENOENT')

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Content-addressed files: `<root>/ab/cd/<sha256>`. The same photo twice is one file; a name never comes from outside. */
export class DiskFileStore implements FileStore {
  private readonly root: string

  constructor(dataDir: string) {
    this.root = join(dataDir, 'files')
  }

  async put(bytes: Uint8Array): Promise<{ sha256: string }> {
    const sha256 = sha256Hex(bytes)
    if (!(await this.has(sha256))) await this.write(this.pathOf(sha256), bytes)
    return { sha256 }
  }

  async get(sha256: string): Promise<Buffer> {
    const bytes = await this.read(sha256)
    // Photos are evidence: one that changed on the disk must not be shown as if it had not.
    if (sha256Hex(bytes) !== sha256) throw new PlatformError('FILE_CORRUPT', sha256)
    return bytes
  }

  async has(sha256: string): Promise<boolean> {
    try {
      await access(this.pathOf(sha256))
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true })
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new PlatformError('FILE_HASH_INVALID')
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }

  private async read(sha256: string): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(sha256))
    } catch (error) {
      if (isMissing(error)) throw new PlatformError('FILE_NOT_FOUND', sha256)
      throw error
    }
  }

  /** Written aside, flushed, then renamed: a power cut leaves the whole file or none under its name. */
  private async write(path: string, bytes: Uint8Array): Promise<void> {
    const folder = dirname(path)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
      await handle.close()
      await rename(draft, path)
      await syncFolder(folder)
    } catch (error) {
      await handle.close().catch(() => undefined)
      await rm(draft, { force: true })
      throw error
    }
  }
}
