import { CATEGORY_LABEL, type Category } from '../checklist/checklist'
import { CYLINDER_MODELS } from '../cylinder/models'
import type { EquipmentKind } from '../equipment/equipment'
import type { PremisesType } from '../premises/premises'
import { addDays, type CalendarDate, daysBetween } from '../time/calendar'
import { JOINT_LETTERS } from './joint'

/** A thing the colleague is asked to look at; a bottle with its nominal weight. */
export type OfferedThing =
  | { kind: 'cylinder'; id: string; chargeGrams: number; registered: boolean }
  | { kind: EquipmentKind; id: string; hasWaterHeater: boolean }

/** What 主责 shows and a colleague scans: enough to begin without network and without knowing the place. */
export interface JointOffer {
  premisesId: string
  premisesType: PremisesType
  on: CalendarDate
  code: string
  /** What the colleague is asked to do. */
  categories: Category[]
  /** Null when there are more than the picture holds: then the colleague's phone must know the place. */
  things: OfferedThing[] | null
}

/** A picture of 106 letters is read by any camera across a table. */
const PREFIX = 'PAJ:'
const MOST_THINGS = 3
const FIRST_DAY = '2020-01-01'
const CATEGORIES = Object.keys(CATEGORY_LABEL) as Category[]
const TYPES: readonly PremisesType[] = ['resident', 'catering', 'other']
const KINDS: readonly OfferedThing['kind'][] = ['cylinder', 'appliance', 'detector']
const WEIGHTS = [...new Set(CYLINDER_MODELS.map(({ nominalGrams }) => nominalGrams))].sort((a, b) => a - b)
const OMITTED = 0x80
const FLAG = 0x04

export const isJointOffer = (text: string): boolean => text.startsWith(PREFIX)

export function writeJointOffer(offer: JointOffer): string {
  const things = offer.things !== null && offer.things.length <= MOST_THINGS ? offer.things : null
  const day = daysBetween(FIRST_DAY, offer.on)
  const code = [...offer.code].reduce((sum, letter) => sum * 32 + JOINT_LETTERS.indexOf(letter), 0)
  const categories = offer.categories.reduce((mask, category) => mask | (1 << CATEGORIES.indexOf(category)), 0)
  const bytes = [
    day >> 8,
    day & 0xff,
    ...[24, 16, 8, 0].map((shift) => (code >>> shift) & 0xff),
    categories,
    TYPES.indexOf(offer.premisesType) | (things === null ? OMITTED : 0),
    ...idBytes(offer.premisesId),
    ...(things ?? []).flatMap((thing) => [headOf(thing), ...idBytes(thing.id)]),
  ]
  return PREFIX + base64(bytes)
}

/** Null for anything that is no offer, or one that was cut off. */
export function readJointOffer(text: string): JointOffer | null {
  const bytes = isJointOffer(text) ? unbase64(text.slice(PREFIX.length)) : null
  if (bytes === null || bytes.length < HEAD + ID || (bytes.length - HEAD - ID) % (ID + 1) !== 0) return null
  const at = (index: number): number => bytes[index] ?? 0
  const code = ((at(2) << 24) | (at(3) << 16) | (at(4) << 8) | at(5)) >>> 0
  const type = TYPES[at(7) & 0x03]
  if (!type) return null
  return {
    on: addDays(FIRST_DAY, (at(0) << 8) | at(1)),
    code: [25, 20, 15, 10, 5, 0].map((shift) => JOINT_LETTERS.charAt((code >>> shift) & 31)).join(''),
    categories: CATEGORIES.filter((_, index) => at(6) & (1 << index)),
    premisesType: type,
    premisesId: idText(bytes, HEAD),
    things: at(7) & OMITTED ? null : thingsIn(bytes),
  }
}

const HEAD = 8
const ID = 16

function headOf(thing: OfferedThing): number {
  const kind = KINDS.indexOf(thing.kind)
  if (thing.kind !== 'cylinder') return kind | (thing.hasWaterHeater ? FLAG : 0)
  return kind | (thing.registered ? FLAG : 0) | (Math.max(0, WEIGHTS.indexOf(thing.chargeGrams)) << 3)
}

function thingsIn(bytes: readonly number[]): OfferedThing[] {
  const count = (bytes.length - HEAD - ID) / (ID + 1)
  return Array.from({ length: count }, (_, index) => thingAt(bytes, HEAD + ID + index * (ID + 1)))
}

function thingAt(bytes: readonly number[], at: number): OfferedThing {
  const head = bytes[at] ?? 0
  const kind = KINDS[head & 0x03] ?? 'appliance'
  const id = idText(bytes, at + 1)
  const flag = (head & FLAG) !== 0
  if (kind !== 'cylinder') return { kind, id, hasWaterHeater: flag }
  return { kind, id, registered: flag, chargeGrams: WEIGHTS[head >> 3] ?? 0 }
}

const idBytes = (id: string): number[] =>
  (id.replace(/-/g, '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))

function idText(bytes: readonly number[], from: number): string {
  const hex = bytes.slice(from, from + ID).map((byte) => byte.toString(16).padStart(2, '0'))
  const text = hex.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** RFC 4648 §5 without padding; phones have neither Buffer nor, all of them, btoa. */
function base64(bytes: readonly number[]): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,6}/g) ?? []
  return groups.map((group) => DIGITS.charAt(Number.parseInt(group.padEnd(6, '0'), 2))).join('')
}

function unbase64(text: string): number[] | null {
  const values = [...text].map((letter) => DIGITS.indexOf(letter))
  if (values.includes(-1)) return null
  const bits = values.map((value) => value.toString(2).padStart(6, '0')).join('')
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
}
