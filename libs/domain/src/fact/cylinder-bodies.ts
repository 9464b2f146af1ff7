import type { BottlePresence, BottleUse } from '../cylinder/cylinder'
import type { BottleFate } from '../premises/status-change'
import type { Instant } from '../time/calendar'

export interface CylinderRegisteredBody {
  cylinderId: string
  /** Where the register says it is; null when it is in a depot. */
  premisesId: string | null
  use: BottleUse | null
}

/** A bottle found that no register knows (未登记瓶). */
export interface CylinderDiscoveredBody {
  cylinderId: string
  /** null = found where there is no premises yet. */
  premisesId: string | null
  inspectionId: string | null
  use: BottleUse | null
  scannedCode: string | null
  stampPhotoId: string | null
}

export interface CylinderCountedBody {
  cylinderId: string
  premisesId: string
  inspectionId: string
  presence: BottlePresence
  use: BottleUse | null
}

/** 换瓶: both bottles in one fact, so that neither changes without the other. */
export interface CylinderSwappedBody {
  actionId: string
  premisesId: string
  companyId: string
  cylinderId: string
  newCylinderId: string
  use: BottleUse
  photoIds: string[]
}

/** 清瓶: what became of a bottle when its place left use. */
export interface CylinderClearedBody {
  cylinderId: string
  premisesId: string
  actionId: string
  fate: BottleFate
}

export interface CylinderRelocatedBody {
  actionId: string
  cylinderId: string
  fromPremisesId: string
  premisesId: string
}

/** The unregistered card of a bottle that is registered under another one. */
export interface CylinderMergedBody {
  actionId: string
  cylinderId: string
  intoId: string
}

/** The registered card takes over what was seen under the other. */
export interface CylinderAbsorbedBody {
  actionId: string
  cylinderId: string
  fromId: string
  premisesId: string | null
  presence: BottlePresence | null
  use: BottleUse | null
  seenAt: Instant | null
}
