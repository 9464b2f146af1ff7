// Runs beside the serving API at low priority: node apps/cli/launch/phone-build.mjs
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPhone, isPhoneFresh } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { DATA_DIR, PHONE } from './paths.mjs'

const REPORT = join(DATA_DIR, 'phone-build.json')
const LOW_PRIORITY = 10

/** Seconds each part took on two cores; the percentage follows the clock because neither npm nor Taro tells. */
const PARTS = {
  installing: { from: 1, to: 45, seconds: 90, message: '正在安装手机端的依赖' },
  building: { from: 45, to: 99, seconds: 90, message: '正在编译手机端' },
}

export function reportPhone(state, percent, message) {
  mkdirSync(DATA_DIR, { recursive: true })
  const next = `${REPORT}.${process.pid}`
  writeFileSync(next, JSON.stringify({ state, percent, message }))
  renameSync(next, REPORT)
}

async function part(state, work) {
  const { from, to, seconds, message } = PARTS[state]
  const begun = Date.now()
  const tick = () => {
    const share = 1 - Math.exp((-2 * (Date.now() - begun)) / 1000 / seconds)
    reportPhone(state, Math.round(from + (to - from) * share), message)
  }
  tick()
  const timer = setInterval(tick, 1000)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
}

async function build() {
  try {
    await part('installing', () => ensureInstalled(PHONE, '安装手机端依赖 install phone app'))
    await part('building', () => buildPhone('h5'))
    reportPhone('ready', 100, '手机端已就绪')
  } catch (error) {
    reportPhone('failed', 0, '手机端没有编译成功，请看启动窗口里的说明')
    console.error(`手机端没有编译成功：${error.message}\n${error.output?.slice(-3000) ?? ''}`)
    process.exitCode = 1
  }
}

export const isPhoneReady = () => isPhoneFresh('h5')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setPriority(LOW_PRIORITY)
  process.once('disconnect', () => process.exit(1))
  await build()
  process.exit()
}
