import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, extract } from 'tar'
import { run as backup } from '../../apps/cli/src/backup'
import { run as importList } from '../../apps/cli/src/import'
import { run as migrate } from '../../apps/cli/src/migrate'
import { run as restore } from '../../apps/cli/src/restore'
import { readConfig, withStore } from '../../apps/cli/src/store'
import { run as verify } from '../../apps/cli/src/verify'
import { CommandLine } from './command-line'

const TEMPLATES = join(__dirname, '../../docs/templates')
const LISTS = ['areas', 'premises', 'accounts', 'cylinders']

/** 备份与恢复: one archive from a machine at work, and an empty machine that comes back from it. */
export function archiveTests(newDatabase: () => Promise<string>): void {
  let machine: CommandLine
  let archive: string
  const others: CommandLine[] = []

  beforeAll(async () => {
    machine = new CommandLine(await newDatabase())
    archive = join(machine.home, 'out', 'district.tar.gz')
    await machine.run(migrate)
    for (const list of LISTS) await machine.run(importList, list, join(TEMPLATES, `${list}.csv`))
    putPhoto(machine.dataDir)
    await machine.run(backup, archive)
  }, 120_000)
  afterAll(() => {
    for (const each of [machine, ...others]) each?.remove()
  })

  const emptyMachine = async (variables?: Record<string, string>) => {
    const made = new CommandLine(await newDatabase(), variables)
    others.push(made)
    return made
  }
  const isEmpty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0

  /** The archive taken apart, changed and packed again. */
  const tampered = async (name: string, change: (folder: string) => void): Promise<string> => {
    const folder = join(machine.home, name)
    mkdirSync(folder)
    await extract({ file: archive, cwd: folder })
    change(folder)
    const file = `${folder}.tar.gz`
    await create({ gzip: true, file, cwd: folder }, readdirSync(folder))
    return file
  }

  test('the archive can be read by its owner only and overwrites nothing', async () => {
    expect(statSync(archive).mode & 0o077).toBe(0)
    await expect(machine.run(backup, archive)).rejects.toThrow('不覆盖')
    expect(readdirSync(join(machine.home, 'out'))).toEqual(['district.tar.gz'])
  })

  test('an empty machine comes back whole: registers, people in clear for who has the key, photos, journal', async () => {
    const other = await emptyMachine()
    expect(await other.run(restore, archive)).toContain('已恢复')
    expect(await other.run(verify)).toContain('全部一致')
    expect(await other.run(importList, 'premises', join(TEMPLATES, 'premises.csv'))).toContain('新增 0，变更 0，未变 2')
    expect(photosIn(other.dataDir)).toEqual(photosIn(machine.dataDir))
    const counts = await other.run(() =>
      withStore(readConfig(), async ({ db }) => {
        const [row] = await db.rows<{ n: number }>('SELECT COUNT(*) AS n FROM cylinder')
        console.log(String(row?.n))
      }),
    )
    expect(counts).toBe('4')
  })

  test('a truncated archive is refused and nothing is put in place', async () => {
    const whole = readFileSync(archive)
    for (const share of [0.3, 0.7, 0.999]) {
      const cut = join(machine.home, `cut-${share}.tar.gz`)
      writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * share)))
      const other = await emptyMachine()
      await expect(other.run(restore, cut)).rejects.toMatchObject({ code: 'BACKUP_ALTERED' })
      expect(isEmpty(other.dataDir)).toBe(true)
    }
  }, 60_000)

  test.each([
    ['a key that was exchanged', 'exchanged', (folder: string) => writeFileSync(join(folder, 'keys.json'), '{}')],
    ['a file that was slipped in', 'slipped', (folder: string) => writeFileSync(join(folder, 'extra.txt'), 'x')],
    [
      'a manifest that was rewritten',
      'rewritten',
      (folder: string) => writeFileSync(join(folder, 'manifest.json'), '{'),
    ],
  ])('%s is noticed', async (_title, name, change) => {
    const other = await emptyMachine()
    await expect(other.run(restore, await tampered(name, change))).rejects.toMatchObject({ code: 'BACKUP_ALTERED' })
    expect(isEmpty(other.dataDir)).toBe(true)
  })

  test('a machine with data of its own is not overwritten', async () => {
    await expect(machine.run(restore, archive)).rejects.toMatchObject({ code: 'RESTORE_NOT_EMPTY' })
    expect(await machine.run(verify)).toContain('全部一致')
  })

  test('the archive of another district is refused', async () => {
    const other = await emptyMachine({ DISTRICT_CODE: '120102' })
    await expect(other.run(restore, archive)).rejects.toMatchObject({ code: 'RESTORE_OTHER_DISTRICT' })
  })

  test('verification tells an altered fact and a state that no fact explains', async () => {
    const other = await emptyMachine()
    await other.run(restore, archive)
    await other.run(() =>
      withStore(readConfig(), ({ uow }) =>
        uow.run(async (tx) => {
          await tx.execute("UPDATE fact SET body = '{}' WHERE seq = 3")
          await tx.execute("UPDATE cylinder SET presence = 'missing' WHERE code = 'SL000000001'")
        }),
      ),
    )
    const report = await other.run(verify)
    expect(report).toContain('事实 3 的内容与它的校验值不一致')
    expect(report).toMatch(/气瓶 \S+ 与事实不一致：presence/)
  })
}

function putPhoto(dataDir: string): void {
  const bytes = Buffer.from('not really a photo')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const folder = join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, sha256), bytes)
}

const photosIn = (dataDir: string): string[] =>
  readdirSync(join(dataDir, 'files'), { recursive: true }).map(String).sort()
