import {
  type CylinderEventBody,
  canonicalJson,
  type DeliverEvent,
  type DeliveryCheckedBody,
  type FactSubject,
} from '@app/domain'
import { type DeliveryCheckEntity, type PreparedFact, seal } from '@app/persistence'
import { eventFactId } from './event-fact'

export const checkFactId = (companyId: string, checkId: string): string => eventFactId(companyId, `check ${checkId}`)

interface Gathered {
  body: DeliveryCheckedBody
  at: string
  areaCode: string
}

/** 随瓶安检 in the deliveries of a batch: cylinders that name the same check came with one visit. */
export class DeliveryChecks {
  private readonly gathered = new Map<string, Gathered>()

  /** `told` are the facts that are stored already, id → body. */
  constructor(private readonly told: ReadonlyMap<string, string>) {}

  /** False when the same check was told differently before. */
  take({ check, occurredAt }: DeliverEvent, body: CylinderEventBody, areaCode: string): boolean {
    if (check === null || body.to === null) return true
    const { checkId, outcome, findings } = check
    const { companyId, cylinderId } = body
    const saying = { checkId, companyId, premisesId: body.to.id, outcome, findings }
    const factId = checkFactId(companyId, checkId)
    const known = this.gathered.get(factId)
    const before = known ? known.body : (JSON.parse(this.told.get(factId) ?? 'null') as DeliveryCheckedBody | null)
    if (before && canonicalJson({ ...before, cylinderIds: [] }) !== canonicalJson({ ...saying, cylinderIds: [] }))
      return false
    if (known) known.body.cylinderIds.push(cylinderId)
    else if (!before)
      this.gathered.set(factId, { body: { ...saying, cylinderIds: [cylinderId] }, at: occurredAt, areaCode })
    return true
  }

  get facts(): PreparedFact[] {
    return [...this.gathered].map(([id, { body, at, areaCode }]) => {
      const { canonical, hash } = seal(body)
      const cylinders = body.cylinderIds.map((cylinderId): FactSubject => ({ kind: 'cylinder', id: cylinderId }))
      const places: FactSubject[] = [
        { kind: 'premises', id: body.premisesId },
        { kind: 'reporter', id: body.companyId },
      ]
      const kind = 'delivery.checked' as const
      return {
        id,
        kind,
        actorId: null,
        occurredAt: at,
        areaCode,
        body: canonical,
        hash,
        subjects: [...places, ...cylinders],
      }
    })
  }

  get rows(): DeliveryCheckEntity[] {
    return [...this.gathered].map(([factId, { body, at: checkedAt, areaCode }]) => {
      const { checkId, companyId, premisesId, outcome, findings } = body
      return {
        factId,
        checkId,
        companyId,
        premisesId,
        areaCode,
        checkedAt,
        outcome,
        findings: JSON.stringify(findings),
      }
    })
  }
}
