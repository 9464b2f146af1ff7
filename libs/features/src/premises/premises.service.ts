import { DomainError, dateInShanghai, normalisePhone, type Scope } from '@app/domain'
import {
  AccountRepository,
  CylinderRepository,
  EquipmentRepository,
  OpenHazardRepository,
  type PremisesEntity,
  type PremisesFilter,
  PremisesRepository,
} from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { CylinderService } from '../cylinders/cylinder.service'
import { DirectoryService } from '../directory/directory.service'
import { TimelineService } from '../timeline/timeline.service'
import { OccupantsService } from './occupants.service'
import { PlaceStory } from './place-story.service'
import { keptEquipmentView, openHazardView, premisesRow } from './premises.view'

export type PremisesQuery = Omit<PremisesFilter, 'q'> & { q?: string }

const SHOWN_VISITS = 10

/** 用气场所 as far as the caller may see them. */
@Injectable()
export class PremisesService {
  constructor(
    private readonly premises: PremisesRepository,
    private readonly cylinderRows: CylinderRepository,
    private readonly equipment: EquipmentRepository,
    private readonly hazards: OpenHazardRepository,
    private readonly accounts: AccountRepository,
    private readonly occupants: OccupantsService,
    private readonly cylinders: CylinderService,
    private readonly directory: DirectoryService,
    private readonly timelines: TimelineService,
    private readonly story: PlaceStory,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `q` is the beginning of a number or of an address. */
  list(caller: Caller, { q, ...query }: PremisesQuery) {
    const text = q?.trim()
    return this.page(caller, { ...query, q: text ? { text, party: null } : undefined })
  }

  /** `q` may also be the whole name or number of a person, which must not stand in an address. */
  search(caller: Caller, { q, ...query }: PremisesQuery) {
    return this.page(caller, { ...query, q: this.asked(q?.trim()) })
  }

  private async page({ scope }: Caller, filter: PremisesFilter) {
    const page = await this.premises.page(scope, filter, todayInShanghai(this.clock))
    return { ...page, items: await this.rows(scope, page.items) }
  }

  /** Of an entry that was merged into another, the one that stays. */
  async detail({ scope, accountId }: Caller, askedId: string) {
    const premises = await this.require(scope, askedId)
    const { id } = premises
    const today = todayInShanghai(this.clock)
    const mergedFrom = await this.premises.mergedInto(id)
    const [[row], occupants, suppliers, bottles, equipment, hazards, visits] = await Promise.all([
      this.rows(scope, [premises]),
      this.occupants.masked(id, today),
      this.premises.suppliers([id], today),
      this.cylinders.atPremises(scope, [id]),
      this.equipment.everAt(id),
      this.hazards.atPremises(scope, [id]),
      this.visits(scope, [id, ...mergedFrom.map((entry) => entry.id)]),
    ])
    const shared = suppliers.filter(({ companyId }) => scope.kind !== 'company' || companyId === scope.companyId)
    return {
      ...row,
      hasCylinderRoom: Boolean(premises.hasCylinderRoom),
      registeredOn: premises.registeredOn,
      nextVisitOn: premises.nextVisitOn,
      mergedFrom,
      occupants,
      suppliers: shared.map(({ companyId, name, phone }) => ({ companyId, name, phone })),
      bottles,
      equipment: equipment.filter(({ removedAt }) => removedAt === null).map(keptEquipmentView),
      pastEquipment: equipment.filter(({ removedAt }) => removedAt !== null).map(keptEquipmentView),
      hazards: hazards.map((hazard) => openHazardView(hazard, today, accountId)),
      visits,
    }
  }

  async timeline(caller: Caller, id: string, request: { cursor?: string; limit?: string }) {
    const premises = await this.require(caller.scope, id)
    const merged = await this.premises.mergedInto(premises.id)
    const ids = [premises.id, ...merged.map(({ id }) => id)]
    const page = await this.timelines.ofSubject('premises', ids, caller.scope, request)
    return { ...page, items: await this.story.told(page.items, caller) }
  }

  /** Everybody who ever lived or traded there, from–to. */
  async stays({ scope }: Caller, id: string) {
    const premises = await this.require(scope, id)
    const items = await this.occupants.ever(premises.id, todayInShanghai(this.clock))
    return { items, nextCursor: null, total: items.length }
  }

  /** Throws NOT_FOUND alike for what does not exist and for what the caller may not see. */
  async require(scope: Scope, id: string): Promise<PremisesEntity> {
    const found = await this.premises.byId(scope, id, todayInShanghai(this.clock))
    if (!found) throw new DomainError('NOT_FOUND', '没有找到这个用气场所')
    return found
  }

  async rows(scope: Scope, premises: readonly PremisesEntity[]) {
    const ids = premises.map(({ id }) => id)
    const [places, names, cylinders, hazards] = await Promise.all([
      this.directory.places(premises.map(({ areaCode }) => areaCode)),
      this.occupants.maskedNames(ids, todayInShanghai(this.clock)),
      this.cylinderRows.countAt(scope, ids),
      this.hazards.countAt(scope, ids),
    ])
    return premises.map((one) =>
      premisesRow(one, {
        place: places(one.areaCode),
        partyName: names.get(one.id) ?? '',
        cylinders: cylinders.get(one.id) ?? 0,
        hazards: hazards.get(one.id),
      }),
    )
  }

  /** Records of visits are the offices' own; a company is told by dispatch what concerns it. */
  private async visits(scope: Scope, premisesIds: readonly string[]) {
    if (scope.kind === 'company') return []
    const rows = await this.premises.visits(premisesIds, SHOWN_VISITS)
    const inspectors = await this.accounts.byIds([...new Set(rows.map(({ inspectorId }) => inspectorId))])
    const names = new Map(inspectors.map(({ id, nameEnc }) => [id, this.cipher.decrypt(nameEnc, 'account.name')]))
    return rows.map(({ id, number, finishedAt, outcome, inspectorId }) => ({
      id,
      number,
      on: dateInShanghai(finishedAt),
      outcome,
      inspectorName: names.get(inspectorId) ?? '',
    }))
  }

  private asked(text: string | undefined): PremisesFilter['q'] {
    if (!text) return undefined
    const phone = normalisePhone(text)
    const nameIndex = this.cipher.blindIndex(text, 'party.name')
    const phoneIndex = this.cipher.blindIndex(phone === '' ? text : phone, 'party.phone')
    return { text, party: { nameIndex, phoneIndex } }
  }
}
