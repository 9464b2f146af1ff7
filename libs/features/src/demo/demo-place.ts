import type { CylinderEntry, PremisesEntry } from '../register/entries'
import type { Part } from './demo-story'

/** A place with what stands there, who looks after it, and its part in the story, if it has one. */
export interface DemoPlace {
  premises: PremisesEntry
  cylinders: CylinderEntry[]
  inspectorId: string
  part: Part | null
}
