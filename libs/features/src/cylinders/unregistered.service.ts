import { randomBytes } from 'node:crypto'
import { commit, DomainError, findModel, type Instant, newId, type Scope } from '@app/domain'
import {
  ClientActionRepository,
  CommittedTextEntity,
  CylinderAliasEntity,
  CylinderEntity,
  DuplicateError,
  FileRepository,
  keepExisting,
  PremisesRepository,
  type PreparedFact,
  prepareFact,
  seal,
  type Tx,
  UnitOfWork,
} from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import type { Caller } from '../core/caller'
import { phoneClockProblems } from '../core/phone-clock'
import { CLOCK } from '../core/tokens'
import { FileService } from '../files/file.service'
import { ScanRulesService } from '../scan-rules/scan-rules.service'
import { CylinderService } from './cylinder.service'
import type { CylinderRow } from './cylinder.view'
import { qrAliasRow, unregisteredRow } from './unregistered-row'

export interface UnregisteredReport {
  id: string
  code: string | null
  stampPhotoId: string
  model: string
  premisesId: string | null
  where: string | null
  note: string | null
  foundAt: Instant
}

interface Place {
  premisesId: string | null
  areaCode: string | null
}

interface Plan {
  hash: string
  cylinder: CylinderEntity
  aliases: CylinderAliasEntity[]
  texts: CommittedTextEntity[]
  fact: PreparedFact
}

const EVERYWHERE: Scope = { kind: 'system' }

/** 未登记瓶: a bottle that no register knows gets its card at once; who owns it is found out afterwards. */
@Injectable()
export class UnregisteredService {
  constructor(
    private readonly premises: PremisesRepository,
    private readonly actions: ClientActionRepository,
    private readonly fileRows: FileRepository,
    private readonly files: FileService,
    private readonly rules: ScanRulesService,
    private readonly cylinders: CylinderService,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The same id with the same content answers as the first time. Throws ID_REUSED, FILE_UNKNOWN, NOT_FOUND. */
  async report(caller: Caller, report: UnregisteredReport): Promise<CylinderRow> {
    const { hash } = seal({ ...report, by: caller.accountId })
    if (await this.isKnown(report.id, hash)) return this.card(report.id)
    assertTimely(report, this.clock.now())
    await this.files.assertOwned([report.stampPhotoId], caller.accountId)
    const code = await this.codeOf(report.code)
    const plan = this.plan(caller, report, { ...(await this.placeOf(caller, report)), code }, hash)
    try {
      await this.uow.run((tx) => this.write(tx, caller, plan))
    } catch (error) {
      const repeated = error instanceof DuplicateError && (await this.isKnown(report.id, hash))
      if (!repeated) throw error
    }
    return this.card(report.id)
  }

  private async isKnown(id: string, hash: string): Promise<boolean> {
    const known = await this.actions.byId(id)
    if (known && known.hash !== hash) throw new DomainError('ID_REUSED', '这个编号已经报过另一只瓶，请重新上报')
    return known !== null
  }

  private async card(id: string): Promise<CylinderRow> {
    const [row] = await this.cylinders.rows([await this.cylinders.require(EVERYWHERE, id)])
    return row as CylinderRow
  }

  /** At no premises yet it belongs to the area of the one who found it, so that somebody looks after it. */
  private async placeOf({ scope, areaCode }: Caller, { premisesId }: UnregisteredReport): Promise<Place> {
    const own = (scope.kind === 'area' && scope.areas[0]) || areaCode
    if (premisesId === null) return { premisesId, areaCode: own }
    const premises = await this.premises.byId(scope, premisesId, todayInShanghai(this.clock))
    if (!premises) throw new DomainError('NOT_FOUND', '没有找到这个用气场所')
    return { premisesId: premises.id, areaCode: premises.areaCode }
  }

  /** What was scanned or typed, as the code it stands for. */
  private async codeOf(raw: string | null): Promise<string | null> {
    if (!raw?.trim()) return null
    const parsed = await this.rules.parse(raw)
    if (parsed.ok) return parsed.code
    throw new DomainError('INPUT_INVALID', '提交的内容有误，请按提示修改', [
      { path: 'body.code', message: parsed.message },
    ])
  }

  private plan(
    { accountId }: Caller,
    report: UnregisteredReport,
    { code, ...place }: Place & { code: string | null },
    hash: string,
  ): Plan {
    const where = this.committed(report.id, 'where', report.where)
    const note = this.committed(report.id, 'note', report.note)
    const { id, stampPhotoId, foundAt } = report
    const body = {
      cylinderId: id,
      premisesId: place.premisesId,
      inspectionId: null,
      use: null,
      scannedCode: code,
      stampPhotoId,
      where: where.commitment,
      note: note.commitment,
    }
    const at = place.premisesId ? [{ kind: 'premises' as const, id: place.premisesId }] : []
    const subjects = [{ kind: 'cylinder' as const, id }, ...at]
    return {
      hash,
      cylinder: this.cylinderRow(report, code, place),
      aliases: code ? [qrAliasRow(newId(), id, code, foundAt)] : [],
      texts: [...where.rows, ...note.rows],
      fact: prepareFact({
        kind: 'cylinder.discovered',
        actorId: accountId,
        occurredAt: foundAt,
        areaCode: place.areaCode,
        body,
        subjects,
      }),
    }
  }

  private async write(tx: Tx, { accountId }: Caller, { hash, cylinder, aliases, texts, fact }: Plan): Promise<void> {
    const { id, premisesId, stampPhotoId } = cylinder
    await this.actions.insert(tx, { id, kind: 'cylinder.unregistered', subjectId: id, hash, accountId, at: tx.now })
    await this.fileRows.markUsed(tx, [stampPhotoId as string], tx.now)
    await tx.insert(CylinderEntity, [cylinder])
    await tx.insert(CylinderAliasEntity, aliases, keepExisting(tx.dialect, 'liveKey', 'id'))
    await tx.insert(CommittedTextEntity, texts)
    tx.fact(fact)
    tx.touch('cylinder', id)
    if (premisesId) tx.touch('premises', premisesId)
  }

  private committed(subjectId: string, path: string, text: string | null) {
    if (!text?.trim()) return { commitment: null, rows: [] }
    const salt = randomBytes(16).toString('hex')
    const textEnc = this.cipher.encrypt(text, 'committed.text')
    return { commitment: commit(text, salt), rows: [{ subjectId, path, salt, textEnc }] }
  }

  private cylinderRow(report: UnregisteredReport, code: string | null, place: Place): CylinderEntity {
    const { id, model, stampPhotoId, where, foundAt } = report
    return unregisteredRow({
      id,
      code,
      model: findModel(model)?.model ?? model,
      ...place,
      presence: place.premisesId ? 'present' : null,
      bottleUse: null,
      lastSeenAt: foundAt,
      createdAt: this.clock.now(),
      stampPhotoId,
      whereEnc: where?.trim() ? this.cipher.encrypt(where, 'cylinder.where') : null,
    })
  }
}

function assertTimely({ foundAt }: UnregisteredReport, now: Instant): void {
  const problems = phoneClockProblems('body.foundAt', foundAt, now)
  if (problems.length > 0) throw new DomainError('INPUT_INVALID', '提交的内容有误，请按提示修改', problems)
}
