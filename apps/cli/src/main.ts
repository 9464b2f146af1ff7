import 'reflect-metadata'
import { DomainError } from '@app/domain'
import { ConfigError } from '@app/platform'
import { UsageError, type Verb } from './verb'

/** Loaded when asked for: `migrate` need not read what `seed` needs. */
const VERBS: Record<string, { zh: string; load: () => Verb }> = {
  migrate: { zh: '建立或更新数据库结构', load: () => require('./migrate') },
  seed: { zh: '载入演示数据（河西区，虚构）', load: () => require('./seed') },
  import: { zh: '导入 areas、premises、accounts、cylinders 的 XLSX 或 CSV', load: () => require('./import') },
  'create-admin': { zh: '建立第一个系统管理员', load: () => require('./create-admin') },
  backup: { zh: '备份数据库、密钥和照片为一个文件', load: () => require('./backup') },
  restore: { zh: '从备份恢复到一台空机器', load: () => require('./restore') },
  verify: { zh: '核对事实流水，并重放以核对现状', load: () => require('./verify') },
  simulate: { zh: '以各燃气企业的身份上报一个月的气瓶流转（演示）', load: () => require('./simulate') },
  contract: { zh: '由路由表生成 libs/contract/openapi.json（--check 只核对）', load: () => require('./contract') },
  openapi: { zh: '同 contract', load: () => require('./contract') },
}

function usage(): string {
  const lines = Object.entries(VERBS).map(([verb, { zh }]) => `  ${verb.padEnd(14)}${zh}`)
  return ['用法：npm run <命令> -- …', ...lines].join('\n')
}

/** What a person can mend is said in words; anything else keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof UsageError) return error.message
  if (error instanceof DomainError) {
    const problems = error.problems.map(({ path, message }) => `  ${path}：${message}`)
    return [`${error.message}（${error.code}）`, ...problems].join('\n')
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const verb = VERBS[name]
  if (!verb) throw new UsageError(usage())
  const { run } = verb.load()
  await run(args)
}

main(process.argv.slice(2)).catch((error) => {
  console.error(explain(error))
  process.exitCode = 1
})
