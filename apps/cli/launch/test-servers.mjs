import { existsSync, rmSync, writeFileSync } from 'node:fs'
import {
  findChromium,
  findMariaDb,
  findRedis,
  hasChineseFont,
  startMariaDb,
  startRedis,
} from '../../../test/support/servers.mjs'
import { run, step } from './progress.mjs'

const TOOLS = [
  {
    name: 'MariaDB / MySQL (mariadbd, mysqld)',
    package: 'mariadb-server',
    found: () => process.env.TEST_DATABASE_URL || findMariaDb(),
  },
  { name: 'Redis (redis-server)', package: 'redis-server', found: () => process.env.TEST_REDIS_URL || findRedis() },
  { name: 'Chromium (chromium)', package: 'chromium', found: findChromium },
  { name: '中文字体 Chinese font', package: 'fonts-noto-cjk', found: hasChineseFont },
]

const missingTools = () => TOOLS.filter((tool) => !tool.found())

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Debian starts a server as soon as it is installed unless this file forbids it; the tests bring their own. */
async function withoutStartingServices(work) {
  const policy = '/usr/sbin/policy-rc.d'
  const ours = !existsSync(policy)
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return await work()
  } finally {
    if (ours) rmSync(policy, { force: true })
  }
}

function aptGet(...args) {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' } })
}

async function installTools(tools) {
  const packages = tools.map((tool) => tool.package)
  await step(`安装 apt-get install ${packages.join(' ')}`, () =>
    withoutStartingServices(async () => {
      await aptGet('update')
      await aptGet('install', '-y', '--no-install-recommends', ...packages)
    }),
  )
}

/** Whatever the tests need of the machine: found, installed where this account may, else named. */
export async function provideTools() {
  if (missingTools().length > 0 && mayInstall()) await installTools(missingTools())
  const missing = missingTools()
  if (missing.length === 0) return
  const names = missing.map((tool) => `  ${tool.name}   Debian: ${tool.package}`).join('\n')
  throw new Error(`测试还缺这些程序，请先安装 please install first:\n${names}`)
}

/** Private servers where no address was given; they are added to `servers` for the caller to stop. */
export async function startServers(servers) {
  const started = async (start) => {
    const server = await start()
    servers.push(server)
    return server.url
  }
  return step('启动测试服务器 private servers', async () => ({
    TEST_DATABASE_URL: process.env.TEST_DATABASE_URL || (await started(startMariaDb)),
    TEST_REDIS_URL: process.env.TEST_REDIS_URL || (await started(startRedis)),
    CHROMIUM: findChromium(),
  }))
}
