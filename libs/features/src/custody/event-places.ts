import type { CylinderEvent, Holder, HolderRef } from '@app/domain'
import type { BatchWorld, KnownPremises, KnownSite } from '@app/persistence'
import type { EventProblem } from './event-result'

/** The codes of places that a message names. */
export interface NamedPlaces {
  sites: string[]
  premises: string[]
}

export function namedPlaces(event: CylinderEvent): NamedPlaces {
  const { from, to } = placesOf(event)
  const refs = [from, to].filter((ref) => ref !== null)
  const codes = (kind: HolderRef['kind']) => refs.filter((ref) => ref.kind === kind).map(({ code }) => code)
  return { sites: codes('site'), premises: codes('premises') }
}

/** From where to where, in the company's own codes. */
function placesOf(event: CylinderEvent): { from: HolderRef | null; to: HolderRef | null } {
  switch (event.kind) {
    case 'fill':
    case 'test':
    case 'scrap':
      return { from: null, to: { kind: 'site', code: event.site } }
    case 'move':
      return { from: event.from, to: event.to }
    case 'deliver':
      return { from: event.from, to: { kind: 'premises', code: event.premises } }
    case 'collect':
      return { from: { kind: 'premises', code: event.premises }, to: event.to }
    default:
      return { from: null, to: null }
  }
}

export interface FoundPlaces {
  from: Holder | null
  to: Holder | null
  atTestStation: boolean
  areaCode: string | null
  problems: EventProblem[]
}

/** What the codes of a batch mean on this day. */
export class PlaceBook {
  private readonly sites = new Map<string, KnownSite>()
  private readonly premises: Map<string, KnownPremises>

  constructor(
    private readonly companyId: string,
    world: Pick<BatchWorld, 'sites' | 'premises'>,
  ) {
    for (const site of world.sites) {
      if (site.companyId === companyId) this.sites.set(site.code, site)
      this.sites.set(`${site.companyCode}.${site.code}`, site)
    }
    this.premises = new Map(world.premises.map((place) => [place.code, place]))
  }

  find(event: CylinderEvent): FoundPlaces {
    const { from, to } = placesOf(event)
    const problems: EventProblem[] = []
    const given =
      event.kind === 'deliver' || event.kind === 'collect' ? 'premises' : event.kind === 'move' ? null : 'site'
    const found = {
      from: this.holder(from, event.kind === 'collect' ? 'premises' : 'from.code', problems),
      to: this.holder(to, given && event.kind !== 'collect' ? given : 'to.code', problems),
    }
    const places = [to, from].map((ref) => this.area(ref)).filter((area) => area !== null)
    const site = to?.kind === 'site' ? this.sites.get(to.code) : undefined
    return { ...found, problems, areaCode: places[0] ?? null, atTestStation: site?.kind === 'test_station' }
  }

  private holder(ref: HolderRef | null, field: string, problems: EventProblem[]): Holder | null {
    if (ref === null) return null
    if (ref.kind === 'vehicle' || ref.kind === 'courier') return { kind: ref.kind, id: `${this.companyId}:${ref.code}` }
    const id = ref.kind === 'site' ? this.sites.get(ref.code)?.id : this.premises.get(ref.code)?.id
    if (id) return { kind: ref.kind, id }
    problems.push(
      ref.kind === 'site'
        ? { code: 'EVENT_SITE_UNKNOWN', field, message: `没有登记站点 ${ref.code}，请先由区安委办登记站点` }
        : { code: 'EVENT_PREMISES_UNKNOWN', field, message: `没有编号为 ${ref.code} 的用气场所，请核对用户编号` },
    )
    return null
  }

  private area(ref: HolderRef | null): string | null {
    if (ref?.kind === 'premises') return this.premises.get(ref.code)?.areaCode ?? null
    return ref?.kind === 'site' ? (this.sites.get(ref.code)?.areaCode ?? null) : null
  }
}
