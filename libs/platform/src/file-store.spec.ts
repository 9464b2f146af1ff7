import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DiskFileStore, sha256Hex } from './file-store'

describe('the file store', () => {
  let dataDir: string
  let store: DiskFileStore
  const bytes = Buffer.from('a photo of the stamp')
  const sha256 = sha256Hex(bytes)
  const path = () => join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'pingan-files-'))
    store = new DiskFileStore(dataDir)
  })

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  it('keeps a file under its own hash, readable by its owner only', async () => {
    expect(await store.put(bytes)).toEqual({ sha256 })
    expect(await store.get(sha256)).toEqual(bytes)
    expect(await store.has(sha256)).toBe(true)
    expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  it('the same photo sent by many at once is one file and leaves no draft', async () => {
    await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)))
    expect(readdirSync(join(path(), '..'))).toEqual([sha256])
  })

  it('a photo that changed on the disk is not shown', async () => {
    await store.put(bytes)
    writeFileSync(path(), 'another photo')
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'FILE_CORRUPT' })
  })

  it('a file that is not there is told apart, and removing it twice is no error', async () => {
    await store.put(bytes)
    await store.remove(sha256)
    await store.remove(sha256)
    expect(existsSync(path())).toBe(false)
    expect(await store.has(sha256)).toBe(false)
    await expect(store.get(sha256)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
  })

  it.each(['../../etc/passwd', '', sha256.toUpperCase(), `${sha256}/..`])(
    '%p is no address of a file',
    async (name) => {
      await expect(store.get(name)).rejects.toMatchObject({ code: 'FILE_HASH_INVALID' })
    },
  )
})
