// `npm run check`: types, lint and format, import rules, contract, lock files.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildServer } from './build.mjs'
import { missingBinaries } from './complete-lock.mjs'
import { ensureInstalled } from './install.mjs'
import { CLI_MAIN, hasPhone, inRoot, PHONE, ROOT } from './paths.mjs'
import { CommandFailed, fail, run, step } from './progress.mjs'

const TYPE_PROJECTS = [
  'tsconfig.json',
  'libs/domain/tsconfig.json',
  'apps/console/tsconfig.json',
  'miniprogram/tsconfig.json',
]

const node = (script, ...args) => run(process.execPath, [inRoot('node_modules', script), ...args])

function types() {
  return TYPE_PROJECTS.filter((project) => existsSync(inRoot(project))).map((project) => ({
    name: `类型 types ${project}`,
    work: () => node('typescript/bin/tsc', '--noEmit', '-p', project),
  }))
}

function importRules() {
  const folders = ['apps', 'libs', 'test', 'miniprogram/src'].filter((folder) => existsSync(inRoot(folder)))
  return node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...folders)
}

function lockProblems(file) {
  const text = readFileSync(inRoot(file), 'utf8')
  const missing = missingBinaries(JSON.parse(text)).map(({ name }) => name)
  return [
    ...(text.includes('"resolved": "http') ? [`${file}: download addresses tie every install to one registry`] : []),
    ...(missing.length > 0 ? [`${file}: run apps/cli/launch/complete-lock.mjs, it lacks ${missing.join(', ')}`] : []),
  ]
}

async function lockFiles() {
  const locks = ['package-lock.json', 'miniprogram/package-lock.json'].filter((lock) => existsSync(inRoot(lock)))
  const problems = locks.flatMap(lockProblems)
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

const checks = () => [
  ...types(),
  { name: '风格 lint and format', work: () => node('@biomejs/biome/bin/biome', 'check', '--max-diagnostics=200', '.') },
  { name: '引用规则 import rules', work: importRules },
  { name: '接口约定 contract', work: () => run(process.execPath, [CLI_MAIN, 'contract', '--check']) },
  { name: '锁文件 lock files', work: lockFiles },
]

/** Runs every check and returns how many failed. */
export async function check() {
  let failed = 0
  for (const { name, work } of checks()) {
    await step(name, work).catch((error) => {
      failed += 1
      console.error(error instanceof CommandFailed ? error.output : error.message)
    })
  }
  return failed
}

async function main() {
  await ensureInstalled(ROOT)
  if (hasPhone()) await ensureInstalled(PHONE, '安装手机端依赖 install phone app')
  await buildServer()
  process.exit((await check()) > 0 ? 1 : 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main().catch(fail)
