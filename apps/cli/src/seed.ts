import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dateInShanghai } from '@app/domain'
import { type DemoDistrict, DemoSeeder, DISCOVERED_CYLINDERS, type PrintedLogin } from '@app/features'
import { type Config, DiskFileStore, FixedClock, SystemClock } from '@app/platform'
import { readConfig, withStore } from './store'
import { UsageError } from './verb'

/** Without the letters and digits that look alike on a projector. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const newPassword = (): string =>
  `demo-${Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`

function writeLogins(config: Config, logins: readonly PrintedLogin[]): void {
  const path = join(config.dataDir, 'demo-accounts.json')
  writeFileSync(path, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 })
  console.log(`演示账号已写入 ${path}`)
}

function report({ entries, places }: DemoDistrict): void {
  const inspectors = entries.accounts?.filter(({ role }) => role === 'inspector').length
  const cylinders = places.reduce((sum, place) => sum + place.cylinders.length, DISCOVERED_CYLINDERS)
  console.log(`演示数据已载入：网格员 ${inspectors}、场所 ${places.length}、气瓶 ${cylinders}（均为虚构）`)
}

export async function run(): Promise<void> {
  const config = readConfig()
  if (config.nodeEnv === 'production') throw new UsageError('正式环境不能载入演示数据（NODE_ENV=production）')
  const clock = new FixedClock(new SystemClock().now())
  const today = config.demoDay ?? dateInShanghai(clock.now())
  const files = new DiskFileStore(config.dataDir)
  await withStore(
    config,
    async ({ uow, db, cipher }) => {
      const seeded = await new DemoSeeder({ uow, db, cipher, files, clock }).seed(today, config.demoSeed, newPassword)
      if (!seeded) return console.log('库中已有数据，演示数据不再载入')
      report(seeded.district)
      writeLogins(config, seeded.logins)
    },
    { now: () => clock.now() },
  )
}
