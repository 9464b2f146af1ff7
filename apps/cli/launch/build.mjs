import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { CONSOLE, DIST, hasConsole, hasPhone, inRoot, PHONE, ROOT } from './paths.mjs'
import { run, step } from './progress.mjs'
import { hashOf, isFresh, writeStamp } from './stamp.mjs'

const SERVER_SOURCES = ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'test/bench', 'test/support']
const TESTS = ['**/*.spec.ts', '**/*.e2e.ts', '**/*.long.ts', '**/*.d.ts']
const ASSETS = new Set(['.json', '.csv', '.html', '.svg', '.png'])

const node = (script, args, options) => run(process.execPath, [inRoot('node_modules', script), ...args], options)

export const swcArguments = (outDir) => [
  ...SERVER_SOURCES.filter((path) => existsSync(inRoot(path))),
  ...['--out-dir', outDir, '--config-file', '.swcrc', '--extensions', '.ts', '--quiet'],
  ...['--ignore', TESTS.join(',')],
]

/** Files the programs read or load at run time; of our plain modules only those the bench shares with the tests. */
const isAsset = (file) =>
  ASSETS.has(extname(file)) || (extname(file) === '.mjs' && file.includes(join('test', 'support')))

function copyAssets(outDir) {
  for (const path of SERVER_SOURCES.filter((source) => existsSync(inRoot(source)))) {
    cpSync(inRoot(path), join(outDir, path), {
      recursive: true,
      filter: (file) => !file.includes('node_modules') && (statSync(file).isDirectory() || isAsset(file)),
    })
  }
}

/** Built beside and moved in, so that a server running from dist never meets half a build. */
function swapIn(next) {
  const old = `${next}-old`
  mkdirSync(DIST, { recursive: true })
  mkdirSync(old)
  for (const top of ['apps', 'libs', 'test']) {
    if (existsSync(join(DIST, top))) renameSync(join(DIST, top), join(old, top))
    if (existsSync(join(next, top))) renameSync(join(next, top), join(DIST, top))
  }
  for (const folder of [old, next]) rmSync(folder, { recursive: true, force: true })
}

export async function buildServer() {
  const hash = hashOf([...SERVER_SOURCES, '.swcrc', 'package-lock.json'])
  const stamp = join(DIST, '.server-stamp')
  if (isFresh(stamp, hash)) return
  await step('编译服务 build server', async () => {
    const next = join(ROOT, `dist-next-${process.pid}`)
    await node('@swc/cli/bin/swc.js', swcArguments(next))
    copyAssets(next)
    swapIn(next)
    writeStamp(stamp, hash)
  })
}

export async function buildConsole() {
  if (!hasConsole()) return
  const hash = hashOf(['apps/console', 'libs/contract/src', 'libs/domain/src', 'package-lock.json'])
  const stamp = join(DIST, '.console-stamp')
  if (isFresh(stamp, hash) && existsSync(join(DIST, 'console/index.html'))) return
  await step('编译控制台 build console', async () => {
    await node('vite/bin/vite.js', ['build', CONSOLE, '--outDir', join(DIST, 'console'), '--emptyOutDir'])
    writeStamp(stamp, hash)
  })
}

const phoneStamp = (target) => join(PHONE, 'dist', target, '.stamp')
const phoneHash = () => hashOf(['miniprogram', 'libs/contract/src', 'libs/domain/src'], process.env.API_BASE)

export function isPhoneFresh(target) {
  return existsSync(join(PHONE, 'dist', target)) && isFresh(phoneStamp(target), phoneHash())
}

export async function buildPhone(target) {
  if (!hasPhone() || isPhoneFresh(target)) return
  const hash = phoneHash()
  await ensureInstalled(PHONE, '安装手机端依赖 install phone app')
  await step(`编译手机端 build phone app (${target})`, async () => {
    const { bin } = JSON.parse(readFileSync(join(PHONE, 'node_modules/@tarojs/cli/package.json'), 'utf8'))
    const taro = join(PHONE, 'node_modules/@tarojs/cli', bin.taro)
    // Beside the old one, which is served until the new one is whole.
    const next = `dist/${target}-next`
    const env = { NODE_ENV: 'production', PHONE_OUT: next }
    await run(process.execPath, [taro, 'build', '--type', target], { cwd: PHONE, env })
    rmSync(join(PHONE, 'dist', target), { recursive: true, force: true })
    renameSync(join(PHONE, next), join(PHONE, 'dist', target))
    writeStamp(phoneStamp(target), hash)
  })
}

export async function buildAll() {
  await ensureInstalled(ROOT)
  await buildServer()
  await buildConsole()
}
