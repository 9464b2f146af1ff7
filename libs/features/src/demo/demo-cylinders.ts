import { type AliasKind, type CalendarDate, dateInShanghai, type Instant } from '@app/domain'
import type { AliasEntry, CylinderEntry } from '../register/entries'
import { cylinderDates, type Standing } from './demo-cylinder-dates'
import type { Random } from './random'

export interface CylinderWish {
  model: string
  standing: Standing
  use: 'in_use' | 'spare' | 'empty'
  /** 用户自有 when null. */
  ownerCompanyId: string | null
}

/** Numbers the district's cylinders one after another, with two or three labels each as they have in the field. */
export class CylinderMaker {
  private made = 0

  constructor(
    private readonly random: Random,
    private readonly today: CalendarDate,
  ) {}

  make(wish: CylinderWish, place: { id: string; areaCode: string }, at: Instant): CylinderEntry {
    this.made += 1
    const dates = cylinderDates(this.random, this.today, wish.standing)
    return {
      id: this.random.id(at),
      model: wish.model,
      status: 'registered',
      ...dates,
      ownerCompanyId: wish.ownerCompanyId,
      aliases: this.aliases(dates.madeOn ?? dateInShanghai(at), at),
      premisesId: place.id,
      areaCode: place.areaCode,
      presence: 'present',
      use: wish.use,
      lastSeenAt: at,
      placed: true,
      createdAt: at,
    }
  }

  /** SF000000001 as a QR code of 11 characters, SG18-000001 struck into the guard, every fourth an enamel plate (Code 128). */
  private aliases(madeOn: CalendarDate, at: Instant): AliasEntry[] {
    const serial = String(this.made).padStart(6, '0')
    const labels: [AliasKind, string][] = [
      ['qr', `SF${serial.padStart(9, '0')}`],
      ['stamp', `SG${madeOn.slice(2, 4)}-${serial}`],
      ...(this.made % 4 === 0 ? ([['plate', `SFTM${serial}`]] as [AliasKind, string][]) : []),
    ]
    return labels.map(([kind, value]) => ({ id: this.random.id(at), kind, value, isNew: true }))
  }
}
