import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { openApi } from '@app/contract'
import { UsageError } from './verb'

/** Source and compiled file lie at different depths below the repository, which is where the lock file is. */
function repositoryRoot(folder = __dirname): string {
  return existsSync(resolve(folder, 'package-lock.json')) ? folder : repositoryRoot(dirname(folder))
}

const FILE = 'libs/contract/openapi.json'

export async function run(args: readonly string[]): Promise<void> {
  const path = resolve(repositoryRoot(), FILE)
  const text = `${JSON.stringify(openApi(), null, 2)}\n`
  if (args[0] === '--check') return check(path, text)
  if (args.length > 0) throw new UsageError('用法：npm run contract [-- --check]')
  writeFileSync(path, text)
  console.log(`已写入 ${FILE}`)
}

function check(path: string, text: string): void {
  const stored = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (stored !== text) throw new UsageError(`${FILE} 与路由表不一致，请运行 npm run contract 并提交结果`)
  console.log(`${FILE} 与路由表一致`)
}
