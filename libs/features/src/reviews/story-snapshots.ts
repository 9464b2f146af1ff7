import { type ConfirmedTwin, type PremisesSnapshot } from '@app/domain'
import { type PremisesEntity, TwinRepository } from '@app/persistence'
import { type Clock, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK } from '../core/tokens'
import { CustodyKeeper } from '../custody/custody-keeper.service'

export interface CylinderStoryWorld {
  fillers: ReadonlySet<string>
  twins: ReadonlyMap<string, ConfirmedTwin>
}

type Stocked = Pick<PremisesSnapshot, 'stocked' | 'twins'>

/** What the rules about impossible stories look at beside the way itself; read for a whole batch. */
@Injectable()
export class StorySnapshots {
  constructor(
    private readonly twins: TwinRepository,
    private readonly custody: CustodyKeeper,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofCylinders(ids: readonly string[]): Promise<CylinderStoryWorld> {
    if (ids.length === 0) return { fillers: new Set(), twins: new Map() }
    const twins = await this.twins.ofCylinders(ids)
    return {
      fillers: await this.custody.fillers(),
      twins: new Map(
        twins.map(({ cylinderId, firstFactId: first, secondFactId: second, reason }) => [
          cylinderId,
          { first, second, reason },
        ]),
      ),
    }
  }

  async ofPremises(rows: readonly PremisesEntity[]): Promise<ReadonlyMap<string, Stocked>> {
    const ids = rows.map(({ id }) => id)
    const brought = await this.twins.broughtTo(ids)
    const twins = await this.twins.atPremises(ids)
    const stocked = [...new Set(brought.map(({ premisesId }) => premisesId))]
    const inhabited = await this.twins.inhabited(stocked, todayInShanghai(this.clock))
    const of = (id: string): Stocked => ({
      stocked: stocked.includes(id)
        ? { hasUser: inhabited.has(id), brought: brought.filter((b) => b.premisesId === id).map(markOf) }
        : undefined,
      twins: twins
        .filter(({ firstPremisesId, secondPremisesId }) => firstPremisesId === id || secondPremisesId === id)
        .map(({ code }) => code),
    })
    return new Map(ids.map((id) => [id, of(id)]))
  }
}

function markOf({ whereMark }: { whereMark: string }) {
  const [at = '', factId = ''] = whereMark.split(' ')
  return { at, factId }
}
