import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { DomainError } from '@app/domain'
import { filledTables, loadTables, migrate } from '@app/persistence'
import type { Config } from '@app/platform'
import { extract } from 'tar'
import { readLines } from './archive/json-lines'
import { altered, assertParts, MANIFEST, type Manifest, readManifest } from './archive/manifest'
import { readConfig, storeOptions } from './store'
import { UsageError } from './verb'

/** Brings an empty machine back from one archive. Everything is checked before anything is put in place. */
export async function run([source, ...rest]: readonly string[]): Promise<void> {
  if (source === undefined || rest.length > 0) throw new UsageError('用法：npm run restore -- <文件.tar.gz>')
  if (!existsSync(source)) throw new UsageError(`没有这个文件：${source}`)
  const config = readConfig()
  assertEmptyFolder(config.dataDir)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  // Inside the data folder: it may be a mounted volume, and moving a file to another volume is no rename.
  const staging = mkdtempSync(join(config.dataDir, '.restore-'))
  try {
    const manifest = await unpack(resolve(source), staging)
    await putDatabase(config, manifest, staging)
    putFiles(config, staging)
    console.log(`已恢复 ${manifest.createdAt} 的备份（${manifest.parts.length} 个部分）`)
    tellKeys(config)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

function assertEmptyFolder(folder: string): void {
  // ext4 puts lost+found at the root of every volume.
  if (existsSync(folder) && readdirSync(folder).some((name) => name !== 'lost+found')) {
    throw new DomainError('RESTORE_NOT_EMPTY', `数据目录不是空的，不覆盖：${folder}。请换一个空目录，或先移走原有数据`)
  }
}

/** Only plain files and folders leave the archive: a link could point anywhere. */
async function unpack(source: string, staging: string): Promise<Manifest> {
  try {
    await extract({
      file: source,
      cwd: staging,
      strict: true,
      filter: (_path, entry) => 'type' in entry && (entry.type === 'File' || entry.type === 'Directory'),
    })
  } catch (error) {
    throw altered(error instanceof Error ? error.message : String(error))
  }
  const path = join(staging, MANIFEST)
  if (!existsSync(path)) throw altered('没有清单')
  const manifest = parsed(readFileSync(path, 'utf8'))
  await assertParts(staging, manifest)
  return manifest
}

function parsed(text: string): Manifest {
  try {
    return readManifest(text)
  } catch {
    throw altered('清单读不出来')
  }
}

async function putDatabase(config: Config, manifest: Manifest, staging: string): Promise<void> {
  const target = config.database.kind === 'sqlite' ? 'sqlite' : 'mysql'
  if (manifest.database !== target) {
    const needed = manifest.database === 'mysql' ? '请设置 DATABASE_URL' : '请去掉 DATABASE_URL'
    throw new DomainError('RESTORE_OTHER_DATABASE', `这份备份来自 ${manifest.database}，${needed}后再恢复`)
  }
  if (manifest.districtCode !== config.districtCode) {
    throw new DomainError('RESTORE_OTHER_DISTRICT', `这份备份属于 ${manifest.districtCode}，请设置 DISTRICT_CODE`)
  }
  if (target === 'mysql') return putTables(config, staging)
  renameSync(join(staging, 'database.sqlite'), storeOptions(config).sqliteFile)
  await migrate(storeOptions(config))
}

async function putTables(config: Config, staging: string): Promise<void> {
  const options = storeOptions(config)
  await migrate(options)
  const filled = await filledTables(options)
  if (filled.length > 0) {
    throw new DomainError('RESTORE_NOT_EMPTY', `数据库不是空的（${filled.join('、')}），不覆盖。请换一个空库`)
  }
  const folder = join(staging, 'database')
  const tables = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => ({ table: basename(name, '.jsonl'), rows: readLines(join(folder, name)) }))
  await loadTables(options, tables)
}

function putFiles(config: Config, staging: string): void {
  for (const name of ['keys.json', 'environment-keys.json', 'files']) {
    if (existsSync(join(staging, name))) renameSync(join(staging, name), join(config.dataDir, name))
  }
}

function tellKeys({ dataDir }: Config): void {
  const path = join(dataDir, 'environment-keys.json')
  if (existsSync(path)) console.log(`原机器的密钥来自环境变量 FIELD_KEYS，已写在 ${path}：请设回环境变量后删除此文件`)
}
