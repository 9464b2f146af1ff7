import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '@app/domain'
import {
  IMPORT_LISTS,
  type Imported,
  type ImportList,
  ImportService,
  type IssuedPassword,
  type Preview,
  templateFile,
} from '@app/features'
import { type Config, SystemClock } from '@app/platform'
import { importEvents } from './import-events'
import { progressLine } from './progress-line'
import { readConfig, withStore } from './store'
import { UsageError } from './verb'

const USAGE = `用法：npm run import -- areas|premises|accounts|cylinders <文件.xlsx 或 .csv> [--preview] [--sheet <工作表>]
      npm run import -- events <流转表> --company <企业代码> [--preview]
      npm run import -- --templates <文件夹>
--preview 只看会改变什么，不写入；--sheet 读取哪一张工作表，不写读第一张；--templates 写出各种台账的模板`
const LARGEST_MEGABYTES = 50
const MOST_SHOWN = 50

const isList = (name: string | undefined): name is ImportList => IMPORT_LISTS.some((list) => list === name)

export async function run(args: readonly string[]): Promise<void> {
  const { sheet, others } = sheetOf(args)
  const [first, second, ...rest] = others.filter((arg) => arg !== '--preview')
  if (first === '--templates' && second !== undefined) return writeTemplates(second)
  const [flag, company, ...more] = rest
  if (first === 'events' && second !== undefined && flag === '--company' && company !== undefined && more.length === 0)
    return importEvents(second, company, args.includes('--preview'))
  if (!isList(first) || second === undefined || rest.length > 0) throw new UsageError(USAGE)
  const bytes = readList(second)
  const config = readConfig()
  if (args.includes('--preview')) tell(await preview(config, first, { bytes, sheet }))
  else report(await bringIn(config, first, { bytes, sheet }))
}

interface ListFile {
  bytes: Buffer
  sheet?: string
}

/** `--sheet 台账` or `--sheet=台账`. */
function sheetOf(args: readonly string[]): { sheet?: string; others: string[] } {
  const at = args.findIndex((arg) => arg === '--sheet' || arg.startsWith('--sheet='))
  if (at < 0) return { others: [...args] }
  const joined = args[at]?.slice('--sheet='.length)
  const sheet = joined || args[at + 1]
  if (!sheet) throw new UsageError(USAGE)
  return { sheet, others: args.filter((_, index) => index !== at && (joined ? true : index !== at + 1)) }
}

function preview(config: Config, list: ImportList, { bytes, sheet }: ListFile): Promise<Preview> {
  return withProgress(config, (service, onProgress) => service.preview(list, bytes, { onProgress, sheet }))
}

function bringIn(config: Config, list: ImportList, { bytes, sheet }: ListFile): Promise<Imported> {
  const handOver = (passwords: readonly IssuedPassword[]) =>
    writePasswords(config.dataDir, new SystemClock().now(), passwords)
  return withProgress(config, (service, onProgress) => service.import(list, bytes, handOver, { onProgress, sheet }))
}

async function withProgress<T>(
  config: Config,
  work: (service: ImportService, onProgress: ReturnType<typeof progressLine>['show']) => Promise<T>,
): Promise<T> {
  const clock = new SystemClock()
  const line = progressLine()
  try {
    return await withStore(config, ({ uow, db, cipher }) =>
      work(new ImportService(uow, db, cipher, () => clock.now(), config.districtCode), line.show),
    )
  } finally {
    line.end()
  }
}

function readList(path: string): Buffer {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) throw new UsageError(`没有这个文件：${path}`)
  if (size > LARGEST_MEGABYTES * 1024 * 1024)
    throw new DomainError('IMPORT_TOO_LONG', `文件超过 ${LARGEST_MEGABYTES} MB，请分成几份`)
  return readFileSync(path)
}

async function writeTemplates(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const list of IMPORT_LISTS) {
    for (const format of ['csv', 'xlsx'] as const) {
      writeFileSync(join(folder, `${list}.${format}`), await templateFile(list, format))
    }
  }
  console.log(`模板已写入 ${folder}`)
}

/** What would happen; nothing did. */
function tell({ plan }: Preview): void {
  const { created, changed, unchanged, problems } = plan
  console.log(
    `预览（没有写入）：新增 ${created.length}，变更 ${changed.length}，未变 ${unchanged}，有问题 ${problems.length} 处`,
  )
  tellSheet(plan)
  for (const { line, column, reason } of problems.slice(0, MOST_SHOWN))
    console.log(`  第 ${line} 行「${column}」：${reason}`)
  for (const { line, key, fields } of changed.slice(0, MOST_SHOWN)) {
    const words = fields.map(({ label, before, after }) => `${label} ${before ?? '无'} → ${after ?? '无'}`)
    console.log(`  第 ${line} 行 ${key}：${words.join('；')}`)
  }
  const more = Math.max(0, problems.length - MOST_SHOWN) + Math.max(0, changed.length - MOST_SHOWN)
  if (more > 0) console.log(`  另有 ${more} 行，可在控制台的“导入”里逐页查看`)
}

function tellSheet({ sheet, otherSheets }: Pick<Imported, 'sheet' | 'otherSheets'>): void {
  if (otherSheets.length > 0)
    console.log(`读取的是工作表“${sheet}”；没有读取：${otherSheets.join('、')}（要读别的，加 --sheet <工作表>）`)
}

function report(imported: Imported): void {
  const { created, changed, unchanged, newCompanies } = imported
  console.log(`新增 ${created}，变更 ${changed}，未变 ${unchanged}`)
  tellSheet(imported)
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
