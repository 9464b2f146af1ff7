import { addDays, type CalendarDate, DomainError } from '@app/domain'
import { first } from '@app/persistence'
import { hashPassword } from '@app/platform'
import { RegisterService } from '../register/register.service'
import { eveningOf } from './demo-clock'
import { writeCompanyPapers } from './demo-company-papers'
import { DemoDayWriter } from './demo-day-writer'
import { type DemoDistrict, demoDistrict } from './demo-district'
import { demoHistory } from './demo-history'
import { writeJoint } from './demo-joint'
import { writePaper } from './demo-paper'
import { storePictures } from './demo-pictures'
import { writeReferral } from './demo-referral'
import { writeReports } from './demo-reports'
import { writeSupervision } from './demo-supervision'
import { Random } from './random'
import type { SeedPorts } from './seed-ports'

export interface PrintedLogin {
  role: string
  username: string
  password: string
  area: string
}

export interface Seeded {
  district: DemoDistrict
  logins: PrintedLogin[]
}

/** Loads the demonstration district into an empty database. */
export class DemoSeeder {
  constructor(private readonly ports: SeedPorts) {}

  /** Null when there is something already: the demonstration never mixes with other data. */
  async seed(today: CalendarDate, seed: number, newPassword: () => string): Promise<Seeded | null> {
    if (await this.isFilled()) return null
    const district = demoDistrict(today, seed)
    await this.enterRegisters(district, seed)
    await this.writeHistory(district, seed)
    return { district, logins: await this.openAccounts(district, newPassword) }
  }

  private async isFilled(): Promise<boolean> {
    const { db } = this.ports
    const account = await first<{ id: string }>(db, 'SELECT id FROM account LIMIT 1')
    if (!account) return false
    const open = await first<{ id: string }>(db, 'SELECT id FROM account WHERE passwordHash IS NOT NULL LIMIT 1')
    if (open) return true
    throw new DomainError('DEMO_INCOMPLETE', '上次载入演示数据时中断，数据不完整；请清空数据目录（或数据库）后重新启动')
  }

  private async enterRegisters(district: DemoDistrict, seed: number): Promise<void> {
    const { uow, cipher, clock } = this.ports
    clock.set(district.registeredAt)
    const ids = new Random(seed + 1)
    const register = new RegisterService(uow, cipher, () => ids.id(district.registeredAt))
    await register.enter(district.entries, { actorId: null, at: district.registeredAt })
  }

  private async writeHistory(district: DemoDistrict, seed: number): Promise<void> {
    const pictures = await storePictures(this.ports.files)
    const writer = new DemoDayWriter(this.ports, pictures, new Random(seed + 3))
    for (const day of demoHistory(district, seed)) await writer.write(day)
    await writeCompanyPapers(this.ports, district, seed)
    await writeReports(this.ports, district, seed)
    this.ports.clock.set(eveningOf(addDays(district.today, -1)))
    await writeSupervision(this.ports, pictures, district, seed)
    await writePaper(this.ports, pictures, district, seed)
    await writeReferral(this.ports, district, seed)
    await writeJoint(this.ports, pictures, district, seed)
  }

  /** Last of all, so that a district without any login is known to be incomplete. */
  private async openAccounts(district: DemoDistrict, newPassword: () => string): Promise<PrintedLogin[]> {
    const logins = district.printed.map(({ role, username, area }) => ({
      role,
      username,
      password: newPassword(),
      area,
    }))
    const hashes = await Promise.all(logins.map(({ password }) => hashPassword(password)))
    await this.ports.uow.run(async (tx) => {
      for (const [index, { accountId }] of district.printed.entries()) {
        await tx.execute('UPDATE account SET passwordHash = ? WHERE id = ?', [hashes[index] ?? null, accountId])
      }
    })
    return logins
  }
}
