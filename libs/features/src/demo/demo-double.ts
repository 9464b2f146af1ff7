import { addressKey, streetOf } from '@app/domain'
import type { DemoPlace } from './demo-place'
import { STORY_GRID } from './demo-story'

/**
 * A home that stands twice in the register of the demonstration's street: the same family and the same address, written
 * as another clerk writes it. 疑似重复 shows the pair.
 */
export function enteredTwice(places: readonly DemoPlace[]): DemoPlace[] {
  const homes = places.filter(
    ({ part, premises: { type, areaCode } }) =>
      part === null && type === 'resident' && streetOf(areaCode) === streetOf(STORY_GRID),
  )
  const [first, second] = homes
  const party = first?.premises.parties[0]
  if (!first || !second || !party) throw new Error('the story’s street has no two homes')
  const address = otherSpelling(first.premises.address)
  return places.map((place) => (place === second ? written(second, address, party.name) : place))
}

function written(place: DemoPlace, address: string, name: string): DemoPlace {
  const parties = place.premises.parties.map((party) => ({ ...party, name }))
  return { ...place, premises: { ...place.premises, address, parties } }
}

/** 3号楼2门101 as 3栋2单元101室. */
export function otherSpelling(address: string): string {
  const other = `${address.replace('号楼', '栋').replace('门', '单元')}室`
  if (addressKey(other) !== addressKey(address)) throw new Error(`${other} is not ${address}`)
  return other
}
