/** Who has to act: what somebody else must do is not left to the household. */
export type LeafletActor = 'supplier' | 'user' | 'landlord'
export const LEAFLET_ACTOR_LABEL: Record<LeafletActor, string> = {
  supplier: '打电话给气站，由气站来办',
  user: '您这边办，拿不准就请正规维修师傅',
  landlord: '租的房子找房东办，自己的房子自己办',
}

/** 明白纸: one finding in the words of somebody who is not from the trade, short enough to be read aloud. */
export interface Leaflet {
  title: string
  /** One sentence: what may happen. */
  why: string
  steps: readonly string[]
  never?: string
  actor: LeafletActor
}

/** Of one item; single reasons say differently what to do. */
export interface ItemLeaflet extends Leaflet {
  reasons?: Readonly<Record<string, Partial<Leaflet>>>
}

/** What every visit is, whatever it finds. */
export const VISIT_PROMISE = '检查免费，不推销，不收钱，不卖东西，也不指定去哪家买'
