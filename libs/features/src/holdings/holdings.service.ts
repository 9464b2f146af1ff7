import { type HolderKind, STAGE_LABEL, STAGES, STEP_FLAG_LABEL, type StepFlag } from '@app/domain'
import { type HeldBy, HoldingsRepository, type StageCount } from '@app/persistence'
import { addMilliseconds, type Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CompanyChange } from '../companies/company-change'
import { CompanyKeyService } from '../company-keys/company-key.service'
import type { Caller } from '../core/caller'
import { CLOCK } from '../core/tokens'

const DAYS = 30
const DAY_MS = 86_400_000
const MOST_FLAGGED = 8

/** What a company holds now and what it reported lately; a company asks of itself. */
@Injectable()
export class HoldingsService {
  constructor(
    private readonly change: CompanyChange,
    private readonly keys: CompanyKeyService,
    private readonly holdings: HoldingsRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND. */
  async of(companyId: string, caller: Caller) {
    await this.change.require(companyId, caller)
    const { scope } = caller
    const since = addMilliseconds(this.clock.now(), -DAYS * DAY_MS)
    const [sites, way, stages, flagged, reported, { items: keys }] = await Promise.all([
      this.holdings.atSites(companyId),
      this.holdings.onTheWay(companyId),
      this.holdings.ownByStage(companyId, scope),
      this.holdings.flagged(companyId, scope, MOST_FLAGGED),
      this.holdings.reported(companyId, since),
      this.keys.list(companyId, caller),
    ])
    return {
      sites,
      vehicles: heldBy(way, 'vehicle'),
      couriers: heldBy(way, 'courier'),
      stages: STAGES.map((stage) => ({ stage, label: STAGE_LABEL[stage], bottles: bottlesIn(stages, stage) })),
      untold: bottlesIn(stages, null),
      reported: {
        since,
        fillings: reported.get('cylinder.filled') ?? 0,
        deliveries: reported.get('cylinder.delivered') ?? 0,
        collections: reported.get('cylinder.collected') ?? 0,
      },
      flagged: {
        total: stages.reduce((sum, { flagged }) => sum + flagged, 0),
        items: flagged.map(({ flags, ...bottle }) => ({
          ...bottle,
          words: flags.split(',').map((flag) => STEP_FLAG_LABEL[flag as StepFlag]),
        })),
      },
      software: softwareOf(keys),
    }
  }
}

const heldBy = (way: readonly HeldBy[], kind: HolderKind) =>
  way
    .filter((held) => held.kind === kind)
    .map(({ holderId, bottles }) => ({ code: holderId.slice(holderId.indexOf(':') + 1), bottles }))

const bottlesIn = (stages: readonly StageCount[], stage: StageCount['stage']): number =>
  stages.find((one) => one.stage === stage)?.bottles ?? 0

/** It is heard by any of its live keys, and silent when none of them is heard. */
function softwareOf(keys: Awaited<ReturnType<CompanyKeyService['list']>>['items']) {
  const live = keys.filter(({ state }) => state !== 'ended')
  if (live.length === 0) return null
  const [lastHeardAt = null] = live
    .flatMap(({ lastUsedAt }) => lastUsedAt ?? [])
    .sort()
    .reverse()
  return { lastHeardAt, isSilent: live.every(({ isSilent }) => isSilent) }
}
