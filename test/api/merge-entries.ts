import type { PremisesEntity } from '@app/persistence'
import type { TestApi } from '../support/api'
import type { District } from '../support/district'

const address = (n: number, spelling: 'long' | 'short' = 'long'): string =>
  spelling === 'long' ? `天津市河西区大营门街道示范里${n}号楼2门301` : `示范里${n}-2-301`

/** Places that stand in the register twice, each pair at an address of its own. */
export class TwoEntries {
  private building = 100

  constructor(
    private readonly api: TestApi,
    private readonly town: District,
  ) {}

  /** Two entries of one address, spelled differently. */
  async twice(over: Partial<PremisesEntity> = {}): Promise<{ kept: PremisesEntity; merged: PremisesEntity }> {
    this.building += 1
    const { fixture, premises } = this.town
    const rows = { type: 'catering' as const, lastCompletedOn: '2026-06-01', label: `示范里${this.building}号楼` }
    const area = premises.here.areaCode
    const kept = fixture.premises(area, { ...rows, address: address(this.building) })
    const merged = fixture.premises(area, { ...rows, address: address(this.building, 'short'), ...over })
    await fixture.save(this.api)
    return { kept: { ...kept }, merged: { ...merged } }
  }
}
