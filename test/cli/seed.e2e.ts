import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from '@app/domain'
import { run as migrate } from '../../apps/cli/src/migrate'
import { run as seed } from '../../apps/cli/src/seed'
import { run as verify } from '../../apps/cli/src/verify'
import { freshDatabase } from '../support/server-addresses'
import { CommandLine } from './command-line'

interface Login {
  role: string
  username: string
  password: string
  area: string
}

describe('The demonstration district on MariaDB', () => {
  test('loads once, agrees with its own journal, and prints one login per role', async () => {
    const database = await freshDatabase()
    const machine = new CommandLine(database.url, { DEMO: 'on', DEMO_DAY: '2026-11-22' })
    try {
      await machine.run(migrate)
      expect(await machine.run(seed)).toContain('网格员 1476、场所 1458、气瓶 2284')
      const logins = JSON.parse(readFileSync(join(machine.dataDir, 'demo-accounts.json'), 'utf8')) as Login[]
      expect(new Set(logins.map(({ role }) => role))).toEqual(new Set(ROLES))
      expect(logins.every(({ password, area }) => password.length >= 10 && area !== '')).toBe(true)
      expect(await machine.run(seed)).toContain('不再载入')
      expect(await machine.run(verify)).toMatch(/气瓶 2284[\s\S]*全部一致/)
    } finally {
      machine.remove()
      await database.drop()
    }
  }, 180_000)
})
