import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '@app/domain'
import { IMPORT_LISTS, type Imported, type ImportList, ImportService, type IssuedPassword } from '@app/features'
import { SystemClock } from '@app/platform'
import { readConfig, withStore } from './store'
import { UsageError } from './verb'

const USAGE = '用法：npm run import -- areas|accounts|premises|cylinders <文件.csv>（模板见 docs/templates）'
const LARGEST_BYTES = 50 * 1024 * 1024

const isList = (name: string | undefined): name is ImportList => IMPORT_LISTS.some((list) => list === name)

export async function run([list, path, ...rest]: readonly string[]): Promise<void> {
  if (!isList(list) || path === undefined || rest.length > 0) throw new UsageError(USAGE)
  const bytes = readList(path)
  const config = readConfig()
  const clock = new SystemClock()
  const imported = await withStore(config, ({ uow, db, cipher }) =>
    new ImportService(uow, db, cipher, () => clock.now(), config.districtCode).import(list, bytes, (passwords) =>
      writePasswords(config.dataDir, clock.now(), passwords),
    ),
  )
  report(imported)
}

function readList(path: string): Buffer {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new UsageError(`没有这个文件：${path}`)
  if (size > LARGEST_BYTES) throw new DomainError('IMPORT_TOO_LONG', '文件超过 50 MB，请分成几份')
  return readFileSync(path)
}

function report({ created, changed, unchanged, newCompanies }: Imported): void {
  console.log(`新增 ${created}，变更 ${changed}，未变 ${unchanged}`)
  if (newCompanies.length > 0) console.log(`新登记的企业：${newCompanies.join('、')}`)
}

/** On the screen they would stay in the scroll-back; in this file only its owner reads them, and deletes it. */
function writePasswords(dataDir: string, now: string, passwords: readonly IssuedPassword[]): void {
  const issued = passwords.filter(({ given }) => !given)
  if (issued.length === 0) return
  const path = join(dataDir, `initial-passwords-${now.replace(/[-:]|\.\d+/g, '')}.csv`)
  const lines = issued.map(({ username, name, password }) => [username, name, password].join(','))
  writeFileSync(path, `\ufeff账号,姓名,初始密码\n${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
  console.log(`初始密码已写入 ${path}（只此一份，分发后请删除）`)
}
