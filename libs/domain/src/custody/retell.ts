import type { CylinderState } from '../cylinder/cylinder'
import { applyCylinderFact } from '../cylinder/cylinder-state'
import type { CylinderEventBody, CylinderEventCorrectedBody } from '../fact/custody-bodies'
import { EVENT_FACT, type KnownFact } from './steps-of'

/**
 * The register's view of a cylinder whose life is told anew because a message in it was wrong: its facts in the order in
 * which they became known, each corrected one in its mended form.
 */
export function retoldState(facts: readonly KnownFact[], blank: CylinderState): CylinderState {
  const mended = new Map<string, CylinderEventBody | null>()
  for (const { kind, body } of facts) {
    if (kind !== 'cylinder.event_corrected') continue
    const { correctsFactId, instead } = body as CylinderEventCorrectedBody
    // In the order of the log the last correction comes last.
    mended.set(correctsFactId, instead)
  }
  return facts.reduce<CylinderState>((state, fact) => {
    if (fact.kind === 'cylinder.event_corrected') return state
    const instead = mended.get(fact.id)
    if (instead === null) return state
    return applyCylinderFact(state, instead ? mendedFact(fact, instead) : fact) ?? state
  }, blank)
}

const mendedFact = (fact: KnownFact, body: CylinderEventBody): KnownFact => ({
  ...{ ...fact, kind: EVENT_FACT[body.event.kind], occurredAt: body.event.occurredAt, body },
})
