import fc from 'fast-check'
import { CATEGORY_LABEL, type Category } from '../checklist/checklist'
import { addDays } from '../time/calendar'
import { jointCode } from './joint'
import { isJointOffer, type JointOffer, type OfferedThing, readJointOffer, writeJointOffer } from './joint-offer'

const categories = Object.keys(CATEGORY_LABEL) as Category[]
const bottle = fc.record({
  kind: fc.constant('cylinder' as const),
  id: fc.uuid(),
  chargeGrams: fc.constantFrom(5_000, 10_000, 15_000, 50_000),
  registered: fc.boolean(),
})
const set = fc.record({
  kind: fc.constantFrom('appliance' as const, 'detector' as const),
  id: fc.uuid(),
  hasWaterHeater: fc.boolean(),
})
const offerOf = (things: fc.Arbitrary<OfferedThing[]>): fc.Arbitrary<JointOffer> =>
  fc.record({
    premisesId: fc.uuid(),
    premisesType: fc.constantFrom('resident' as const, 'catering' as const, 'other' as const),
    on: fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2026-01-01', days)),
    code: fc.uuid().map(jointCode),
    categories: fc.subarray(categories),
    things,
  })

describe('the picture that a colleague scans', () => {
  it('says on the other phone what was meant on the first, and fits into one picture', () => {
    fc.assert(
      fc.property(offerOf(fc.array(fc.oneof(bottle, set), { maxLength: 3 })), (offer) => {
        const text = writeJointOffer(offer)
        expect(text.length).toBeLessThanOrEqual(106)
        expect(readJointOffer(text)).toEqual(offer)
      }),
    )
  })

  it('of a large kitchen leaves the things out and says so', () => {
    fc.assert(
      fc.property(offerOf(fc.array(set, { minLength: 4, maxLength: 9 })), (offer) => {
        expect(readJointOffer(writeJointOffer(offer))).toEqual({ ...offer, things: null })
      }),
    )
  })

  it('that is cut off, or is the code of a bottle, is no offer', () => {
    const [offer] = fc.sample(offerOf(fc.array(set, { minLength: 1, maxLength: 2 })), 1)
    const text = writeJointOffer(offer as JointOffer)
    expect(readJointOffer(text.slice(0, -3))).toBeNull()
    expect(readJointOffer('PAJ:')).toBeNull()
    expect(readJointOffer('PAJ:中文')).toBeNull()
    expect(isJointOffer('HX000000001')).toBe(false)
    expect(readJointOffer('HX000000001')).toBeNull()
  })
})
