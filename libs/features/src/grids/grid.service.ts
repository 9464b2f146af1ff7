import {
  AREA_KIND_LABEL,
  ASSIGNMENT_KIND_LABEL,
  addDays,
  type CalendarDate,
  type Instant,
  type Scope,
  STAFFING_AHEAD_DAYS,
  uncoveredFrom,
} from '@app/domain'
import {
  AreaRepository,
  areaNameOf,
  type GridFilter,
  type GridHolder,
  GridRepository,
  type GridRow,
  type HandoverRow,
  mapPage,
  PremisesAreaRepository,
} from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'
import { PremisesService } from '../premises/premises.service'
import { GridSight } from './grid-sight'
import { gridOf, heldDuring } from './held-during'

/** The grids of an area: who holds them, until when, and which nobody will hold. */
@Injectable()
export class GridService {
  constructor(
    private readonly grids: GridRepository,
    private readonly moves: PremisesAreaRepository,
    private readonly areas: AreaRepository,
    private readonly premises: PremisesService,
    private readonly sight: GridSight,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(caller: Caller, { gap, ...filter }: GridFilter & { gap?: '1' }) {
    const today = todayInShanghai(this.clock)
    const scope = this.sight.scopeOf(caller)
    const gaps = await this.gaps(scope)
    const wanted = { ...filter, q: filter.q?.trim(), codes: gap ? [...gaps.keys()] : undefined }
    const page = await this.grids.page(scope, wanted, today)
    const codes = page.items.map(({ code }) => code)
    const [premises, holders, handovers] = await Promise.all([
      this.grids.premisesIn(codes),
      this.grids.holders(codes, today),
      this.grids.unconfirmed(codes),
    ])
    return mapPage(page, (row) => ({
      ...gridView(row),
      premises: premises.get(row.code) ?? 0,
      uncoveredFrom: gaps.get(row.code) ?? null,
      holders: holders.filter(({ gridCode }) => gridCode === row.code).map((one) => this.holderView(one, today)),
      handovers: handovers.filter(({ gridCode }) => gridCode === row.code).map((one) => this.handoverLine(one)),
    }))
  }

  /** Grids that nobody holds within the days looked ahead → from when. A few statements however many grids there are. */
  async gaps(scope: Scope): Promise<Map<string, CalendarDate>> {
    const today = todayInShanghai(this.clock)
    const loose = await this.grids.loosely(scope, today, addDays(today, STAFFING_AHEAD_DAYS))
    return new Map(
      loose.flatMap(({ code, held }): [string, CalendarDate][] => {
        const from = uncoveredFrom(held, today)
        return from === null ? [] : [[code, from]]
      }),
    )
  }

  /** 谁负责过: the grids of a premises over time, each with who held it meanwhile, newest first. */
  async history(caller: Caller, premisesId: string) {
    const { id, areaCode, registeredOn } = await this.premises.require(caller.scope, premisesId)
    const rows = await this.moves.of(id)
    const stays = rows.length > 0 ? rows : [{ areaCode, fromOn: registeredOn, toOn: null }]
    const [names, holders] = await Promise.all([
      this.areas.names(stays.map((stay) => stay.areaCode)),
      this.grids.everHeld(stays.map((stay) => gridOf(stay.areaCode))),
    ])
    const items = stays.map((stay) => ({
      code: stay.areaCode,
      name: names.get(stay.areaCode) ?? '',
      fromOn: stay.fromOn,
      toOn: stay.toOn,
      holders: heldDuring(stay, holders).map(({ nameEnc, staffNo, kind, fromOn, toOn }) => ({
        ...{ name: this.name(nameEnc), staffNo, kindLabel: ASSIGNMENT_KIND_LABEL[kind ?? 'own'], fromOn, toOn },
      })),
    }))
    return { areaCode, items }
  }

  /** The area of the premises on that day. */
  async areaOn(premises: { id: string; areaCode: string }, on: CalendarDate): Promise<string> {
    const then = await this.moves.on(premises.id, on)
    // A roster may have put it elsewhere since: where it lies now, the register says.
    return then?.toOn ? then.areaCode : premises.areaCode
  }

  handoverLine({ id, gridCode, gridName, fromOn, madeAt, confirmedAt, fromNameEnc, toNameEnc }: HandoverRow) {
    const [fromName, toName] = [this.name(fromNameEnc), this.name(toNameEnc)]
    return { id, gridCode, gridName, fromName, toName, fromOn, madeAt, confirmedAt: confirmedAt as Instant | null }
  }

  private holderView({ id, accountId, nameEnc, staffNo, kind, fromOn, toOn, status }: GridHolder, today: CalendarDate) {
    const held = kind ?? 'own'
    const name = this.name(nameEnc)
    const base = { id, accountId, name, staffNo, kind: held, kindLabel: ASSIGNMENT_KIND_LABEL[held], fromOn, toOn }
    return { ...base, active: status === 'active', now: fromOn <= today }
  }

  private name(nameEnc: string): string {
    return this.cipher.decrypt(nameEnc, 'account.name')
  }
}

function gridView(row: GridRow) {
  const { code, kind, name, parentCode, fromOn, toOn } = row
  const within = areaNameOf(row)
  return {
    code,
    name,
    kind,
    kindLabel: AREA_KIND_LABEL[kind],
    parentCode,
    within,
    fromOn: fromOn ?? null,
    toOn: toOn ?? null,
  }
}
