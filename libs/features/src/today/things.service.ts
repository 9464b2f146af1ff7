import { nominalGrams, ownerLabel, type Scope } from '@app/domain'
import { CylinderRepository, EquipmentRepository, type ListedCylinder } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK } from '../core/tokens'
import { cylinderState } from '../cylinders/cylinder.view'
import { equipmentView } from '../premises/premises.view'

/** Bottles and equipment of premises, with the raw dates from which the phone judges by itself. */
@Injectable()
export class ThingsService {
  constructor(
    private readonly cylinders: CylinderRepository,
    private readonly equipment: EquipmentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async at(scope: Scope, premisesIds: readonly string[]) {
    const [bottles, equipment] = await Promise.all([
      this.cylinders.atPremises(scope, premisesIds),
      this.equipment.atPremises(premisesIds),
    ])
    const show = await this.bottleView(bottles)
    return (premisesId: string) => ({
      bottles: bottles.filter((bottle) => bottle.premisesId === premisesId).map(show),
      equipment: equipment.filter((one) => one.premisesId === premisesId).map(equipmentView),
    })
  }

  private async bottleView(bottles: readonly ListedCylinder[]) {
    const ids = bottles.map(({ id }) => id)
    const [aliases, hazards] = await Promise.all([this.cylinders.aliases(ids), this.cylinders.openHazards(ids)])
    const today = todayInShanghai(this.clock)
    return (bottle: ListedCylinder) => {
      const { id, code, stampNo, model, status, ownerPhone, madeOn, lastTestOn, nextTestOn, designLifeYears } = bottle
      const own = hazards.filter(({ cylinderId }) => cylinderId === id)
      return {
        id,
        code,
        codes: aliases.filter(({ cylinderId }) => cylinderId === id).map(({ value }) => value),
        stampNo,
        model,
        chargeGrams: nominalGrams(model),
        status,
        ownerName: ownerLabel(bottle.ownerName),
        ownerPhone,
        madeOn,
        lastTestOn,
        nextTestOn,
        designLifeYears,
        state: cylinderState(bottle, own, today),
      }
    }
  }
}
