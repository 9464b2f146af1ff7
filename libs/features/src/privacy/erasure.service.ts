import {
  DomainError,
  ERASURE_OBSTACLE_LABEL,
  type ErasureObstacle,
  type ErasureStatus,
  type ErasureVerification,
  erasureObstacles,
  normalisePhone,
  type PartyErasureAskedBody,
  type PartyErasureRefusedBody,
  type PersonAsking,
} from '@app/domain'
import {
  DuplicateError,
  ErasureRepository,
  type ErasureRow,
  FileRepository,
  type PageRequest,
  type PartyEntity,
  type PersonStay,
  PersonTracesRepository,
  prepareFact,
} from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { ErasureViews } from './erasure.view'
import { PersonEraser, subjectsOf } from './person-eraser'

export interface AskErasure {
  id: string
  partyId: string
  requester: PersonAsking
  verification: ErasureVerification
  photoIds: string[]
  note: string | null
}

interface Person {
  party: PartyEntity
  stays: PersonStay[]
  obstacles: ErasureObstacle[]
}

/** 删除个人信息: one person takes the request down, another one decides (PIPL §47, §50). */
@Injectable()
export class ErasureService {
  constructor(
    private readonly erasures: ErasureRepository,
    private readonly traces: PersonTracesRepository,
    private readonly fileRows: FileRepository,
    private readonly eraser: PersonEraser,
    private readonly views: ErasureViews,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** By exact telephone or full name; masked, with what stands in the way. */
  async search({ phone, name }: { phone: string | null; name: string | null }, caller: Caller) {
    const phoneIndex = phone ? this.cipher.blindIndex(normalisePhone(phone), 'party.phone') : null
    const nameIndex = name ? this.cipher.blindIndex(name.trim(), 'party.name') : null
    const found = await this.people(await this.traces.people(phoneIndex, nameIndex))
    return { items: await Promise.all(found.map((person) => this.views.person(person, caller))) }
  }

  async list(status: ErasureStatus | undefined, request: PageRequest) {
    const page = await this.erasures.page(status, request)
    const asked = page.items.filter((row) => row.status === 'asked').map(({ partyId }) => partyId)
    const people = await this.people(await this.traces.byIds(asked))
    const obstacles = new Map(people.map((person) => [person.party.id, person.obstacles]))
    return { ...page, items: page.items.map((row) => this.views.request(row, obstacles.get(row.partyId) ?? [])) }
  }

  /** Recorded even when something stands in the way: whoever asked is owed an answer. Throws NOT_FOUND, ERASURE_OPEN. */
  async ask(input: AskErasure, caller: Caller) {
    const deed = { id: input.id, kind: 'erasure.ask', subjectId: input.partyId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => this.asked(input, caller))
    return this.answer(input.id)
  }

  /** Throws NOT_FOUND, ERASURE_STATE, ERASURE_SAME_PERSON, ERASURE_BLOCKED with what stands in the way. */
  async approve(id: string, { actionId }: { actionId: string }, caller: Caller) {
    const deed = { id: actionId, kind: 'erasure.approve', subjectId: id, content: { actionId } }
    await this.ledger.once(deed, caller, async () => {
      const row = await this.open(id, caller)
      const [person] = await this.people(await this.traces.byIds([row.partyId]))
      if (person && person.obstacles.length > 0) throw blocked(person.obstacles)
      const photoIds = row.photoIds === '' ? [] : row.photoIds.split(',')
      const { partyId } = row
      const plan = { actionId, erasureId: id, partyId, photoIds, actorId: caller.accountId }
      const { kept, write } = await this.eraser.prepare(plan)
      return async (tx) => {
        const done = { id, status: 'done' as const, decidedBy: caller.accountId, kept: kept.join(',') }
        assertFresh(await this.erasures.decide(tx, done), 1, 'erasure')
        await write(tx)
      }
    })
    return this.answer(id)
  }

  /** Throws NOT_FOUND, ERASURE_STATE, ERASURE_SAME_PERSON. */
  async refuse(id: string, { actionId, reason }: { actionId: string; reason: string }, caller: Caller) {
    const deed = { id: actionId, kind: 'erasure.refuse', subjectId: id, content: { actionId, reason } }
    await this.ledger.once(deed, caller, async () =>
      this.refused(await this.open(id, caller), actionId, reason, caller),
    )
    return this.answer(id)
  }

  private async asked(input: AskErasure, caller: Caller): Promise<Write> {
    const { id, partyId, requester, verification, photoIds } = input
    const [person] = await this.people(await this.traces.byIds([partyId]))
    if (!person || person.party.erasedAt) throw new DomainError('NOT_FOUND', '没有找到这个人，或已经删除')
    await this.assertPhotos(photoIds)
    const note = this.ledger.seal(id, 'note', input.note)
    const body: PartyErasureAskedBody = {
      erasureId: id,
      partyId,
      requester,
      verification,
      photoIds,
      note: note.commitment,
    }
    const fact = this.fact('party.erasure_asked', body, person, caller)
    const row = {
      ...{ id, partyId, requester, verification },
      status: 'asked' as const,
      photoIds: photoIds.join(','),
      askedBy: caller.accountId,
      decidedBy: null,
      decidedAt: null,
      kept: null,
      openKey: partyId,
    }
    return async (tx) => {
      await onlyOpen(this.erasures.insert(tx, { ...row, askedAt: tx.now }))
      await insertTexts(tx, note)
      tx.fact(fact)
    }
  }

  private async refused(row: ErasureRow, actionId: string, reason: string, caller: Caller): Promise<Write> {
    const [person] = await this.people(await this.traces.byIds([row.partyId]))
    const text = this.ledger.seal(actionId, 'reason', reason)
    const { id: erasureId, partyId } = row
    const body: PartyErasureRefusedBody = { actionId, erasureId, partyId, reason: text.commitment }
    const fact = person && this.fact('party.erasure_refused', body, person, caller)
    return async (tx) => {
      const refused = { id: erasureId, status: 'refused' as const, decidedBy: caller.accountId, kept: null }
      assertFresh(await this.erasures.decide(tx, refused), 1, 'erasure')
      await insertTexts(tx, text)
      if (fact) tx.fact(fact)
    }
  }

  private fact(
    kind: 'party.erasure_asked' | 'party.erasure_refused',
    body: object,
    { party, stays }: Person,
    { accountId }: Caller,
  ) {
    return prepareFact({
      kind,
      actorId: accountId,
      occurredAt: this.clock.now(),
      areaCode: stays.at(-1)?.areaCode ?? null,
      body,
      subjects: subjectsOf(party.id, stays),
    })
  }

  private async open(id: string, { accountId }: Caller): Promise<ErasureRow> {
    const row = await this.erasures.byId(id)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这份删除申请')
    if (row.status !== 'asked') throw new DomainError('ERASURE_STATE', '这份申请已经办结，请刷新')
    if (row.askedBy === accountId) throw new DomainError('ERASURE_SAME_PERSON', '须由登记申请以外的人核准')
    return row
  }

  private async answer(id: string) {
    const row = await this.erasures.byId(id)
    if (!row) throw new DomainError('NOT_FOUND', '没有找到这份删除申请')
    const [person] = row.status === 'asked' ? await this.people(await this.traces.byIds([row.partyId])) : []
    return this.views.request(row, person?.obstacles ?? [])
  }

  private async people(parties: readonly PartyEntity[]): Promise<Person[]> {
    const stays = await this.traces.stays(parties.map(({ id }) => id))
    const today = todayInShanghai(this.clock)
    return parties.map((party) => {
      const own = stays.filter(({ partyId }) => partyId === party.id)
      return { party, stays: own, obstacles: erasureObstacles(own, today) }
    })
  }

  private async assertPhotos(ids: readonly string[]): Promise<void> {
    const known = new Set((await this.fileRows.byIds(ids)).map(({ id }) => id))
    if (ids.some((id) => !known.has(id))) throw new DomainError('FILE_UNKNOWN', '所选照片有一张已不在，请重新选择')
  }
}

/** One open request for a person at a time. */
async function onlyOpen(insert: Promise<void>): Promise<void> {
  try {
    await insert
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error
    throw new DomainError('ERASURE_OPEN', '这个人已有一份申请待核准，请在列表中办理')
  }
}

function blocked(obstacles: readonly ErasureObstacle[]): DomainError {
  const problems = obstacles.map((code) => ({ path: code, message: ERASURE_OBSTACLE_LABEL[code] }))
  return new DomainError('ERASURE_BLOCKED', `现在还不能删除：${problems[0]?.message ?? ''}`, problems)
}
