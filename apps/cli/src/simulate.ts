import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { dateInShanghai, startOfDay } from '@app/domain'
import { ApiClient } from './simulate/company-client'
import { type Month, playMonth } from './simulate/month'
import { type Answers, play } from './simulate/play'
import { prepareWorld } from './simulate/world'
import { readConfig } from './store'
import { UsageError } from './verb'

const USAGE = `用法：npm run simulate -- [--days 30] [--url http://localhost:3000] [--seed 1] [--twins 2]
以各燃气企业的身份，用接口密钥把一个月的气瓶流转逐批上报给正在运行的演示系统。同一天再运行，上报过的不会重复入账。`
const DAY = 86_400_000

interface Wishes {
  days: number
  seed: number
  twins: number
  url: string
}

export async function run(args: readonly string[]): Promise<void> {
  const { url, ...wishes } = wishesOf(args)
  const api = new ApiClient(url)
  const token = await logIn(api)
  const today = dateInShanghai(new Date().toISOString())
  const world = await prepareWorld(api, token, today)
  const bottles = world.companies.reduce((sum, company) => sum + company.bottles.length, 0)
  console.log(`${world.companies.length} 家企业，在户气瓶 ${bottles} 只；站点已登记，接口密钥已创建`)
  // Up to this morning, so that a second run of the same day tells the same.
  const until = Date.parse(startOfDay(today))
  const month = playMonth(world, { ...wishes, until })
  const began = performance.now()
  const answers = await play(api, month, until - wishes.days * DAY, progress)
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K')
  tell(month, answers, (performance.now() - began) / 1000)
}

function wishesOf(args: readonly string[]): Wishes {
  const options = {
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    twins: { type: 'string', default: '2' },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? '3000'}` },
  } as const
  try {
    const { values } = parseArgs({ args: [...args], options })
    const [days, seed, twins] = [Number(values.days), Number(values.seed), Number(values.twins)]
    if (![days, seed, twins].every(Number.isInteger) || days < 1 || days > 365 || !URL.canParse(values.url))
      throw new UsageError(USAGE)
    return { days, seed, twins, url: values.url.replace(/\/+$/, '') }
  } catch {
    throw new UsageError(USAGE)
  }
}

/** As the office of the demonstration: it registers the sites and makes the keys. */
async function logIn(api: ApiClient): Promise<string> {
  const file = join(readConfig().dataDir, 'demo-accounts.json')
  if (!existsSync(file)) throw new UsageError(`没有 ${file}：模拟只用于演示系统，请先运行 npm start`)
  const logins = JSON.parse(readFileSync(file, 'utf8')) as { role: string; username: string; password: string }[]
  const office = logins.find(({ role }) => role === 'office')
  if (!office) throw new UsageError(`${file} 里没有区安委办账号`)
  const { username, password } = office
  return (await api.call('POST /api/v1/sessions', { body: { username, password } })).token
}

function progress(day: number, { counts }: Answers): void {
  if (process.stderr.isTTY) process.stderr.write(`\r第 ${day} 天，已上报 ${counts.stored + counts.flagged} 条`)
}

function tell(month: Month, { counts, reasons }: Answers, seconds: number): void {
  const { reports, late, misread, missingReturns, twins } = month
  const rate = Math.round(reports.length / Math.max(seconds, 0.001))
  console.log(`上报 ${reports.length} 条，${counts.batches} 批，${seconds.toFixed(1)} 秒，每秒 ${rate} 条`)
  console.log(`已存 ${counts.stored}，已存并标记 ${counts.flagged}，重复 ${counts.repeated}，未存 ${counts.refused}`)
  for (const [code, n] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`  ${code} ${n}`)
  console.log(`其中迟到 ${late}，误读 ${misread}，漏报回收 ${missingReturns}`)
  if (twins.length > 0) console.log(`一码两瓶（供核对告警）：${twins.join('、')}`)
}
