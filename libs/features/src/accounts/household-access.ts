import { type PlaceSight, type Scope, sightOf } from '@app/domain'
import { FamilyRepository, type HouseholdPlaceRow } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { SessionCaller } from '../core/caller'
import { CLOCK } from '../core/tokens'

/** One premises of a household account: its own, or its family's, or one that it has let. */
export interface HouseholdPlace {
  premisesId: string
  occupancyId: string
  partyId: string
  sight: PlaceSight
  invited: boolean
}

/** Which premises somebody may look at today, and how far. Ends with the stay, or with the invitation. */
@Injectable()
export class HouseholdAccess {
  constructor(
    private readonly families: FamilyRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async places(accountId: string): Promise<HouseholdPlace[]> {
    const rows = await this.families.places(accountId, todayInShanghai(this.clock))
    const best = new Map<string, HouseholdPlace>()
    for (const place of rows.map(placeOf).sort(byNearness)) {
      if (!best.has(place.premisesId)) best.set(place.premisesId, place)
    }
    return [...best.values()]
  }

  /** Records of visits, photos and signatures are those of whoever lives there: a landlord's scope holds none. */
  async narrow(caller: SessionCaller): Promise<SessionCaller> {
    const homes = (await this.places(caller.accountId)).filter(({ sight }) => sight === 'home')
    const scope: Scope = { kind: 'household', premisesIds: homes.map(({ premisesId }) => premisesId) }
    const partyIds = [...new Set(homes.map(({ partyId }) => partyId))]
    // The name stays a getter, so that nobody pays for it who does not ask.
    return Object.defineProperties(caller, { scope: { value: scope, enumerable: true }, partyIds: { value: partyIds } })
  }
}

function placeOf({ premisesId, occupancyId, partyId, role, letToOthers, invited }: HouseholdPlaceRow): HouseholdPlace {
  const sight = sightOf(role, Number(letToOthers) > 0)
  return { premisesId, occupancyId, partyId, sight, invited: Number(invited) > 0 }
}

/** Home before let, own before the family's. */
const nearness = ({ sight, invited }: HouseholdPlace): number => (sight === 'home' ? 0 : 2) + Number(invited)
const byNearness = (a: HouseholdPlace, b: HouseholdPlace): number => nearness(a) - nearness(b)
