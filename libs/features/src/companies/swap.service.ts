import {
  applyCylinderFact,
  assertSwap,
  type BottleUse,
  type CylinderState,
  type CylinderSwappedBody,
  DomainError,
  type Instant,
} from '@app/domain'
import {
  type CylinderEntity,
  CylinderRepository,
  FileRepository,
  type PremisesEntity,
  prepareFact,
  ScanRepository,
  VisitRepository,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { phoneClockProblems } from '../core/phone-clock'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { HazardRecorder } from '../hazards/hazard-recorder'
import { ScanRulesService } from '../scan-rules/scan-rules.service'

export interface Swap {
  actionId: string
  at: Instant
  newCode: string
  use: BottleUse
  photoIds: string[]
}

interface Both {
  out: CylinderEntity
  into: CylinderEntity
  premises: PremisesEntity
}

/** 换瓶 by the company that owns the bottles: old one out, new one in, in one fact. What was wrong with the old one waits for its recheck. */
@Injectable()
export class SwapService {
  constructor(
    private readonly cylinders: CylinderRepository,
    private readonly scans: ScanRepository,
    private readonly rules: ScanRulesService,
    private readonly visits: VisitRepository,
    private readonly hazards: HazardRecorder,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND, SWAP_NOT_THERE, SWAP_BOTTLE_UNFIT, SWAP_TIME, HAZARD_PHOTO_MISSING, FILE_UNKNOWN, ID_REUSED. */
  async swap(outId: string, input: Swap, caller: Caller) {
    await this.requireOwn(outId, caller)
    const deed = { id: input.actionId, kind: 'cylinder.swap', subjectId: outId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const both = await this.both(outId, input, caller)
      assertTime(both, input.at, this.clock.now())
      await this.files.assertOwned(input.photoIds, caller.accountId)
      const putRight = await this.hazards.preparePutRight(outId, { ...input, actorId: caller.accountId })
      return this.write(both, input, caller, putRight)
    })
    const into = await this.scanned(input.newCode)
    const toRecheck = await this.hazards.waitingAbout(outId)
    return { outId, inId: into?.id ?? outId, inCode: into?.code ?? '', toRecheck }
  }

  private async both(outId: string, { newCode }: Swap, caller: Caller): Promise<Both> {
    const out = await this.requireOwn(outId, caller)
    const into = await this.scanned(newCode)
    if (!into)
      throw new DomainError('SWAP_BOTTLE_UNFIT', '没有找到新瓶，请核对瓶号，未建档的先建档', [
        { path: 'newCode', message: '没有这个瓶号' },
      ])
    assertSwap(stateOf(out), stateOf(into), caller.companyId ?? '')
    const premises = await this.visits.premises(out.premisesId ?? '')
    if (!premises) throw new DomainError('SWAP_NOT_THERE', '旧瓶登记的用气场所已经没有，请联系街道')
    return { out, into, premises }
  }

  /** Throws NOT_FOUND alike for what does not exist and for another company's bottle. */
  private async requireOwn(id: string, { scope }: Caller): Promise<CylinderEntity> {
    const found = await this.cylinders.byId(scope, id)
    if (!found) throw new DomainError('NOT_FOUND', '没有找到这只气瓶')
    return found
  }

  private async scanned(raw: string): Promise<CylinderEntity | null> {
    const parsed = await this.rules.parse(raw)
    const found = parsed.ok ? await this.scans.byCode(parsed.code) : null
    if (!found) return null
    const [row] = await this.visits.cylinders([found.id])
    return row ?? null
  }

  private write(
    { out, into, premises }: Both,
    { actionId, at: occurredAt, use, photoIds }: Swap,
    { accountId, companyId }: Caller,
    putRight: Awaited<ReturnType<HazardRecorder['preparePutRight']>>,
  ): Write {
    const body: CylinderSwappedBody = {
      ...{ actionId, use, photoIds },
      premisesId: premises.id,
      companyId: companyId as string,
      cylinderId: out.id,
      newCylinderId: into.id,
    }
    const fact = { kind: 'cylinder.swapped' as const, occurredAt, actorId: accountId, body }
    const subjects = [
      { kind: 'cylinder' as const, id: out.id },
      { kind: 'cylinder' as const, id: into.id },
      { kind: 'premises' as const, id: premises.id },
      { kind: 'company' as const, id: companyId as string },
    ]
    const prepared = prepareFact({ ...fact, areaCode: premises.areaCode, subjects })
    const states = [out, into].map((row) => {
      const { presence, use: bottleUse, premisesId } = applyCylinderFact(stateOf(row), fact) as CylinderState
      return { id: row.id, presence, bottleUse, premisesId, areaCode: premisesId ? premises.areaCode : row.areaCode }
    })
    return async (tx) => {
      assertFresh(await this.cylinders.unmoved(tx, [out, into]), 2, 'cylinder')
      await this.visits.counted(tx, states, occurredAt)
      await this.fileRows.markUsed(tx, photoIds, tx.now)
      await this.hazards.record(tx, putRight)
      for (const { id } of states) tx.touch('cylinder', id)
      tx.touch('premises', premises.id)
      tx.fact(prepared)
    }
  }
}

function assertTime({ out, into }: Both, at: Instant, now: Instant): void {
  const seen = [out.lastSeenAt, into.lastSeenAt]
    .filter((t) => t !== null)
    .sort()
    .pop()
  const problems = phoneClockProblems('at', at, now)
  if (at > now) problems.push({ path: 'at', message: '换瓶时间不能晚于现在' })
  if (seen !== undefined && at < seen)
    problems.push({ path: 'at', message: '这之后又核过这两只瓶，请按实际时间填写或重新核对' })
  if (problems.length > 0) throw new DomainError('SWAP_TIME', problems[0]?.message ?? '换瓶时间不对', problems)
}

const stateOf = (row: CylinderEntity): CylinderState & { ownerCompanyId: string | null } => ({
  id: row.id,
  status: row.status,
  premisesId: row.premisesId,
  presence: row.presence,
  use: row.bottleUse,
  lastSeenAt: row.lastSeenAt,
  ownerCompanyId: row.ownerCompanyId,
})
