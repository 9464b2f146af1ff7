import {
  ALIAS_KIND_LABEL,
  type AliasKind,
  type AliasReason,
  assertAliasFree,
  assertMayLabel,
  assertNotLast,
  assertNotScrapped,
  type CylinderAliasEndedBody,
  type CylinderAliasSetBody,
  DomainError,
  type FactKind,
  liveKey,
  newId,
  primaryCode,
} from '@app/domain'
import {
  AliasRepository,
  type CylinderAliasEntity,
  FileRepository,
  type ListedCylinder,
  type PreparedFact,
  prepareFact,
  type Tx,
} from '@app/persistence'
import type { Clock } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { freshKeys, StaleError } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { CylinderService } from '../cylinders/cylinder.service'
import { FileService } from '../files/file.service'
import { ScanRulesService } from '../scan-rules/scan-rules.service'
import { LabelService } from './label.service'

export interface SetAlias {
  actionId: string
  kind: AliasKind
  code: string
  replacesId: string | null
  reason: AliasReason
  photoId: string | null
}

export interface EndAlias {
  actionId: string
  aliasId: string
  reason: AliasReason
}

interface Card {
  cylinder: ListedCylinder
  live: CylinderAliasEntity[]
}

/** One cylinder, many codes: labels fall off and are replaced, and what it was called before stays known. */
@Injectable()
export class AliasService {
  constructor(
    private readonly aliases: AliasRepository,
    private readonly cylinders: CylinderService,
    private readonly rules: ScanRulesService,
    private readonly labels: LabelService,
    private readonly files: FileService,
    private readonly fileRows: FileRepository,
    private readonly ledger: ActionLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(cylinderId: string, caller: Caller) {
    const { id } = await this.cylinders.require(caller.scope, cylinderId)
    const rows = await this.aliases.ofCylinder(id)
    const photos = await this.files.views(
      rows.flatMap(({ photoId }) => photoId ?? []),
      caller,
    )
    return {
      items: rows.map(({ id: aliasId, kind, value, fromAt, toAt, photoId }) => ({
        ...{ id: aliasId, kind, value, fromAt, toAt },
        label: ALIAS_KIND_LABEL[kind],
        photo: (photoId && photos.get(photoId)) || null,
      })),
    }
  }

  /** Throws NOT_FOUND, SCAN_CODE_INVALID, ALIAS_*, LABEL_*, FILE_UNKNOWN, ID_REUSED. */
  async set(cylinderId: string, input: SetAlias, caller: Caller) {
    await this.cylinders.require(caller.scope, cylinderId)
    const deed = { id: input.actionId, kind: 'cylinder.alias', subjectId: cylinderId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      assertMayLabel(caller.role, input.kind, input.photoId)
      const { cylinder, live } = await this.card(cylinderId, caller)
      const value = await this.valueOf(input, cylinder)
      const replaced = input.replacesId === null ? null : oneOf(live, input.replacesId, input.kind)
      await this.files.assertOwned(photosOf(input), caller.accountId)
      return this.changed({ cylinder, live }, this.added(cylinder.id, input, value), replaced, (after) =>
        this.setFacts(cylinder, input, after, replaced, caller),
      )
    })
    return this.list(cylinderId, caller)
  }

  /** Throws NOT_FOUND, ALIAS_LAST, ALIAS_SCRAPPED, ALIAS_ENDED, ID_REUSED. */
  async end(cylinderId: string, input: EndAlias, caller: Caller) {
    await this.cylinders.require(caller.scope, cylinderId)
    const deed = { id: input.actionId, kind: 'cylinder.alias_end', subjectId: cylinderId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const card = await this.card(cylinderId, caller)
      const ended = oneOf(card.live, input.aliasId)
      assertNotLast(card.live, ended.id)
      return this.changed(card, null, ended, () => [this.endedFact(card.cylinder, input, ended, caller)])
    })
    return this.list(cylinderId, caller)
  }

  private async card(cylinderId: string, { scope }: Caller): Promise<Card> {
    const cylinder = await this.cylinders.require(scope, cylinderId)
    assertNotScrapped(cylinder.status)
    const rows = await this.aliases.ofCylinder(cylinder.id)
    return { cylinder, live: rows.filter(({ toAt }) => toAt === null) }
  }

  private async valueOf({ kind, code }: SetAlias, cylinder: ListedCylinder): Promise<string> {
    const parsed = await this.rules.parse(code)
    if (!parsed.ok)
      throw new DomainError('SCAN_CODE_INVALID', parsed.message, [{ path: 'code', message: parsed.message }])
    await this.labels.assertIssued(parsed.code, cylinder.ownerCompanyId)
    assertAliasFree(cylinder.id, kind, await this.aliases.holders(kind, parsed.code))
    return parsed.code
  }

  private added(cylinderId: string, { kind, photoId }: SetAlias, value: string): CylinderAliasEntity {
    const row = { id: newId(), cylinderId, kind, value, photoId }
    return { ...row, liveKey: liveKey(row), fromAt: this.clock.now(), toAt: null }
  }

  /** One code off, one code on, and the name the cylinder goes by. */
  private changed(
    { cylinder, live }: Card,
    added: CylinderAliasEntity | null,
    ended: CylinderAliasEntity | null,
    facts: (added: CylinderAliasEntity) => PreparedFact[],
  ): Write {
    const after = [...live.filter((alias) => alias !== ended), ...(added ? [added] : [])]
    const stampNo = after.find(({ kind }) => kind === 'stamp')?.value ?? null
    const prepared = facts(added as CylinderAliasEntity)
    return async (tx: Tx) => {
      const found = await this.aliases.lock(tx, cylinder.id)
      if (found.length !== live.length || live.some(({ id }) => !found.includes(id))) throw new StaleError('alias')
      await this.aliases.rename(tx, cylinder.id, { code: primaryCode(after), stampNo })
      if (ended) await this.aliases.end(tx, ended.id, tx.now)
      if (added) await freshKeys('alias', this.aliases.insert(tx, added))
      if (added?.photoId) await this.fileRows.markUsed(tx, [added.photoId], tx.now)
      for (const fact of prepared) tx.fact(fact)
    }
  }

  private setFacts(
    cylinder: ListedCylinder,
    { actionId, reason, photoId }: SetAlias,
    { kind, value }: CylinderAliasEntity,
    replaced: CylinderAliasEntity | null,
    caller: Caller,
  ): PreparedFact[] {
    const body: CylinderAliasSetBody = {
      ...{ actionId, cylinderId: cylinder.id, kind, value, reason },
      replaces: replaced?.value ?? null,
      photoIds: photosOf({ photoId }),
    }
    return [this.fact(cylinder, 'cylinder.alias_set', body, caller)]
  }

  private endedFact(
    cylinder: ListedCylinder,
    { actionId, reason }: EndAlias,
    { kind, value }: CylinderAliasEntity,
    caller: Caller,
  ): PreparedFact {
    const body: CylinderAliasEndedBody = { actionId, cylinderId: cylinder.id, kind, value, reason }
    return this.fact(cylinder, 'cylinder.alias_ended', body, caller)
  }

  private fact({ id, areaCode }: ListedCylinder, kind: FactKind, body: object, { accountId }: Caller): PreparedFact {
    const subjects = [{ kind: 'cylinder' as const, id }]
    return prepareFact({ kind, body, subjects, areaCode, actorId: accountId, occurredAt: this.clock.now() })
  }
}

const photosOf = ({ photoId }: Pick<SetAlias, 'photoId'>): string[] => (photoId ? [photoId] : [])

function oneOf(live: readonly CylinderAliasEntity[], id: string, kind?: AliasKind): CylinderAliasEntity {
  const found = live.find((alias) => alias.id === id)
  if (!found) throw new DomainError('ALIAS_ENDED', '这个编号已经停用，请刷新后再看')
  if (kind !== undefined && found.kind !== kind)
    throw new DomainError(
      'ALIAS_ENDED',
      `换下的是${ALIAS_KIND_LABEL[found.kind]}，换上的也要是${ALIAS_KIND_LABEL[found.kind]}`,
    )
  return found
}
