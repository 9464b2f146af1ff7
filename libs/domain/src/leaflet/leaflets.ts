import { CATEGORY_LABEL } from '../checklist/checklist'
import { currentChecklist, findItem } from '../checklist/checklists'
import { APPLIANCE_LEAFLETS } from './appliances'
import { GAS_AND_BOTTLE_LEAFLETS } from './gas-and-bottles'
import type { ItemLeaflet, Leaflet } from './leaflet'
import { PLACE_LEAFLETS } from './place'

export const LEAFLETS: Readonly<Record<string, ItemLeaflet>> = {
  ...GAS_AND_BOTTLE_LEAFLETS,
  ...APPLIANCE_LEAFLETS,
  ...PLACE_LEAFLETS,
}

const UNKNOWN: Leaflet = {
  title: '请改好这一处',
  why: '检查时发现这里不安全。',
  steps: ['先不用这套气具', '照检查单上写的办法改好', '改好后告诉网格员来看'],
  actor: 'user',
}

/** The leaflet of a finding; of an item that no leaflet knows yet, what is always right. */
export function leafletOf(item: string, reason: string | null): Leaflet {
  const known = LEAFLETS[item]
  if (!known) return { ...UNKNOWN, title: categoryWords(item) ?? UNKNOWN.title }
  const { reasons, ...leaflet } = known
  return { ...leaflet, ...(reason === null ? {} : reasons?.[reason]) }
}

function categoryWords(item: string): string | undefined {
  const found = findItem(currentChecklist(), item)
  return found && `${CATEGORY_LABEL[found.category]}：${UNKNOWN.title}`
}
