import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { copySqlite, dumpTables } from '@app/persistence'
import { type Config, SystemClock } from '@app/platform'
import { create } from 'tar'
import { writeLines } from './archive/json-lines'
import { filesBelow, MANIFEST, type Manifest, partsOf } from './archive/manifest'
import { readConfig, storeOptions } from './store'
import { UsageError } from './verb'

/** One archive of everything a machine needs to come back: database, keys, photos. It may be taken while the server runs. */
export async function run([target, ...rest]: readonly string[]): Promise<void> {
  if (rest.length > 0) throw new UsageError('用法：npm run backup [-- <文件.tar.gz>]')
  const config = readConfig()
  const now = new SystemClock().now()
  const path = resolve(target ?? join(config.dataDir, 'backups', `pingan-${now.replace(/[-:]|\.\d+/g, '')}.tar.gz`))
  if (existsSync(path)) throw new UsageError(`已有同名文件，不覆盖：${path}`)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const staging = mkdtempSync(`${path}.`)
  try {
    const manifest = await stage(config, staging, now)
    await pack(staging, path)
    console.log(`备份完成：${path}（${manifest.parts.length} 个部分；含密钥，请妥善保管）`)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** The database first: a photo is stored before its row, so every row of the copy finds its photo copied afterwards. */
async function stage(config: Config, staging: string, createdAt: string): Promise<Manifest> {
  const database = config.database.kind === 'sqlite' ? 'sqlite' : 'mysql'
  if (database === 'sqlite') await copySqlite(storeOptions(config), join(staging, 'database.sqlite'))
  else await stageTables(config, staging)
  stageKeys(config, staging)
  stageFiles(config, staging)
  const { districtCode } = config
  const manifest: Manifest = { format: 1, createdAt, database, districtCode, parts: await partsOf(staging) }
  writeFileSync(join(staging, MANIFEST), JSON.stringify(manifest, null, 2), { mode: 0o600 })
  return manifest
}

async function stageTables(config: Config, staging: string): Promise<void> {
  mkdirSync(join(staging, 'database'))
  const { migrations } = await dumpTables(storeOptions(config), ({ table, rows }) =>
    writeLines(join(staging, 'database', `${table}.jsonl`), rows),
  )
  writeFileSync(join(staging, 'database', 'migrations.json'), JSON.stringify(migrations))
}

/** Keys out of the environment are written down as well: without them the archive would be unreadable. */
function stageKeys(config: Config, staging: string): void {
  const own = join(config.dataDir, 'keys.json')
  const { fieldKeys, signingSecret } = config
  if (existsSync(own)) copyFileSync(own, join(staging, 'keys.json'))
  if (!fieldKeys) return
  const keys = fieldKeys.map(({ id, key }) => ({ id, key: key.toString('base64') }))
  writeFileSync(join(staging, 'environment-keys.json'), JSON.stringify({ keys, signingSecret }), { mode: 0o600 })
}

/** Photos never change under their name, so a second name for the same file is as good as a copy. */
function stageFiles(config: Config, staging: string): void {
  const from = join(config.dataDir, 'files')
  if (!existsSync(from)) return
  for (const path of filesBelow(from).filter((name) => !name.endsWith('.tmp'))) {
    const to = join(staging, 'files', path)
    mkdirSync(dirname(to), { recursive: true })
    try {
      linkSync(join(from, path), to)
    } catch {
      copyFileSync(join(from, path), to)
    }
  }
}

/** Under its name only when it is whole and on the disk. */
async function pack(staging: string, path: string): Promise<void> {
  const draft = `${path}.part`
  const parts = [...filesBelow(staging), MANIFEST]
  await create({ gzip: { level: 6 }, file: draft, cwd: staging, portable: true, mode: 0o600 }, parts)
  const descriptor = openSync(draft, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(draft, path)
}
