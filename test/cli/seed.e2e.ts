import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from '@app/domain'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
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
      expect(await waiting(database.url)).toEqual({
        supervisions: 1,
        ofCompany: 'dispatched,rectified',
        sheets: 1,
        joint: 2,
        referrals: 1,
      })
      expect(await machine.run(verify)).toMatch(/气瓶 2284[\s\S]*全部一致/)
    } finally {
      machine.remove()
      await database.drop()
    }
  }, 180_000)
})

/** What offices have on their desks besides alerts and hazards at users. */
async function waiting(url: string): Promise<Record<string, unknown>> {
  const connection = await createConnection(url.replace(/^mariadb:/, 'mysql:'))
  const [[row]] = await connection.query<RowDataPacket[]>(`SELECT
    (SELECT COUNT(*) FROM company_visit) AS supervisions,
    (SELECT GROUP_CONCAT(status ORDER BY status) FROM hazard WHERE companyId IS NOT NULL) AS ofCompany,
    (SELECT COUNT(*) FROM paper_visit WHERE status = 'waiting') AS sheets,
    (SELECT SUM(parts) FROM inspection WHERE source = 'joint' AND awaited IS NULL) AS joint,
    (SELECT COUNT(*) FROM referral WHERE status = 'open') AS referrals`)
  await connection.end()
  return { ...row, joint: Number(row?.joint) }
}
