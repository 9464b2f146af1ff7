import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingBinaries } from './complete-lock.mjs'
import { run, step } from './progress.mjs'

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)

const allows = (list, value) =>
  !list || ((list.includes(value) || list.every((entry) => entry.startsWith('!'))) && !list.includes(`!${value}`))

function libc() {
  if (process.platform !== 'linux') return undefined
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

const isForThisMachine = ({ os, cpu, libc: wanted }) =>
  allows(os, process.platform) && allows(cpu, process.arch) && allows(wanted, libc())

/** Packages the lock names for this machine that are not installed, as name@version. */
function missingPackages(folder) {
  const lock = readJson(join(folder, 'package-lock.json'))
  const installed = readJson(join(folder, 'node_modules/.package-lock.json'))?.packages ?? {}
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && isWanted(entry) && installed[path]?.version !== entry.version)
    .map(([path, entry]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${entry.version}`)
}

function isWanted(entry) {
  if (entry.os || entry.cpu) return isForThisMachine(entry)
  return !entry.optional && !entry.devOptional && !entry.link
}

/** Binaries for this machine that the lock itself does not know (made where a registry hid them). */
function unlockedBinaries(folder) {
  const tag = new RegExp(`${process.platform}-${process.arch}(?![a-z0-9])`)
  const musl = libc() === 'musl'
  return missingBinaries(readJson(join(folder, 'package-lock.json')))
    .filter(({ name }) => tag.test(name) && (!name.endsWith('-musl') || musl))
    .map(({ name, version }) => `${name}@${version}`)
}

export function npm(args, folder) {
  const own = process.env.npm_execpath
  const options = { cwd: folder, env: { npm_config_loglevel: 'error', npm_config_progress: 'false' } }
  if (own?.endsWith('npm-cli.js')) return run(process.execPath, [own, ...args], options)
  return run('npm', args, { ...options, shell: process.platform === 'win32' })
}

async function firstThatWorks(attempts) {
  let failure
  for (const attempt of attempts) {
    try {
      return await attempt()
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

const ci = (folder) => () => npm(['ci', '--ignore-scripts'], folder)
const install = (folder) => () => npm(['install', '--no-save', '--ignore-scripts'], folder)

/** Binaries some registries lack for good are asked for once, not at every start. */
async function addMissing(folder) {
  const noteFile = join(folder, 'node_modules/.unavailable.json')
  const missing = [...new Set([...missingPackages(folder), ...unlockedBinaries(folder)])].sort()
  const asked = readJson(noteFile) ?? []
  if (missing.every((name) => asked.includes(name) || isInstalled(folder, name))) return
  await npm(['install', '--no-save', '--ignore-scripts', ...missing], folder).catch(() => undefined)
  writeFileSync(noteFile, JSON.stringify(missing))
}

function isInstalled(folder, spec) {
  const at = spec.lastIndexOf('@')
  const manifest = readJson(join(folder, 'node_modules', spec.slice(0, at), 'package.json'))
  return manifest?.version === spec.slice(at + 1)
}

const isComplete = (folder) => {
  const asked = readJson(join(folder, 'node_modules/.unavailable.json')) ?? []
  return (
    existsSync(join(folder, 'node_modules/.package-lock.json')) &&
    missingPackages(folder).every((name) => asked.includes(name) || isInstalled(folder, name))
  )
}

/** Brings node_modules of `folder` to what its lock file says; does nothing when it is there already. */
export async function ensureInstalled(folder, label = '安装依赖 install') {
  if (isComplete(folder)) return
  const isNew = !existsSync(join(folder, 'node_modules'))
  await step(label, async () => {
    await firstThatWorks(isNew ? [ci(folder), install(folder)] : [install(folder), ci(folder)])
    await addMissing(folder)
  })
}
