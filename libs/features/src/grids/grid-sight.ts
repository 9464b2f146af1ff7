import { DomainError, type Scope } from '@app/domain'
import { type AreaEntity, GridRepository } from '@app/persistence'
import { type Config } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { CONFIG } from '../core/tokens'

/** Which grids somebody may look at. An administrator draws borders in the whole district without seeing what lies in them. */
@Injectable()
export class GridSight {
  constructor(
    private readonly grids: GridRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  scopeOf({ role, scope }: Pick<Caller, 'role' | 'scope'>): Scope {
    return role === 'admin' ? { kind: 'area', areas: [this.config.districtCode] } : scope
  }

  /** Throws GRID_UNKNOWN alike for what does not exist, what is out of sight and what is not of these kinds. */
  async require(caller: Caller, code: string, kinds: readonly AreaEntity['kind'][], path: string): Promise<AreaEntity> {
    const found = await this.grids.byCode(this.scopeOf(caller), code)
    if (found && kinds.includes(found.kind)) return found
    const message = '没有找到这个网格，或它不在你的管辖内'
    throw new DomainError('GRID_UNKNOWN', message, [{ path: `body.${path}`, message }])
  }
}

/** Throws GRID_CLOSED. */
export function assertOpenOn({ name, fromOn, toOn }: AreaEntity, on: string, path: string): void {
  if ((fromOn ?? on) <= on && (toOn ?? on) >= on) return
  const message = toOn && toOn < on ? `${name} 已于 ${toOn} 撤销` : `${name} 自 ${fromOn} 起才设立`
  throw new DomainError('GRID_CLOSED', message, [{ path: `body.${path}`, message }])
}
