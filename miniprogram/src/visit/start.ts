import { type CylinderDates, type Instant, nominalGrams, type VisitKind } from '@app/domain'
import type { TodayBottle, TodayPremises } from '../state/today'
import type { DraftBottle, VisitDraft } from './draft'

const datesOf = ({ model, madeOn, nextTestOn, lastTestOn, designLifeYears }: TodayBottle): CylinderDates => ({
  model,
  madeOn,
  nextTestOn,
  lastTestOn,
  designLifeYears,
})

function expected(bottle: TodayBottle): DraftBottle {
  return {
    cylinderId: bottle.id,
    code: bottle.code,
    presence: null,
    use: null,
    chargeGrams: nominalGrams(bottle.model),
    scannedCode: null,
    registered: bottle.status !== 'unregistered',
    stampPhotoId: null,
    dates: datesOf(bottle),
  }
}

function kindOf(premises: TodayPremises): VisitKind {
  if (premises.bucket === 'recheck') return 'recheck'
  return premises.lastVisit ? 'annual' : 'first'
}

interface Beginning {
  id: string
  accountId: string
  premises: TodayPremises
  now: Instant
}

/** A visit as it stands when the inspector comes to the door: nothing counted, nothing answered. */
export function startVisit({ id, accountId, premises, now }: Beginning): VisitDraft {
  const open = premises.hazards.filter((hazard) => hazard.status !== 'closed')
  return {
    id,
    accountId,
    premises,
    kind: kindOf(premises),
    outcome: null,
    startedAt: now,
    updatedAt: now,
    bottles: premises.bottles.map(expected),
    equipment: premises.equipment,
    hasCylinderRoom: premises.hasCylinderRoom,
    answers: [],
    previous: open.map(({ id: hazardId, title }) => ({ hazardId, title, putRight: null })),
    photos: [],
    placePhotoIds: [],
    outcomeReason: null,
    nextVisitOn: null,
    leak: null,
    note: '',
    shownAt: null,
    signing: { kind: null, mode: null, reason: null, witness: '' },
    problems: [],
  }
}
