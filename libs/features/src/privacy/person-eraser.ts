import {
  dateInShanghai,
  ERASED_NAME,
  type ErasureKept,
  type InspectionContent,
  type PartyErasedBody,
  signerAt,
} from '@app/domain'
import {
  ErasureRowsRepository,
  type OccupancyEntity,
  type PersonStay,
  PersonTracesRepository,
  PremisesRepository,
  prepareFact,
  type StayVisit,
  type Tx,
} from '@app/persistence'
import { type Clock, FieldCipher, todayInShanghai } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'

export interface ErasureDeed {
  actionId: string
  erasureId: string | null
  partyId: string
  photoIds: readonly string[]
  actorId: string | null
}

interface Traces {
  stays: PersonStay[]
  accounts: string[]
  /** Whose texts go: facts, actions, visits, reports, requests. */
  textsOf: string[]
  cylinders: string[]
  signed: string[]
  files: string[]
  /** Places that nobody uses any more; of those the address goes as well, as far as the building. */
  forgotten: PersonStay[]
}

/** Ids in a body that texts never belong to, or not to this person alone. */
const NOT_HIS: ReadonlySet<string> = new Set(['premisesId', 'partyId', 'companyId', 'accountId', 'inspectorId'])

/** Takes a person out of everything that tells of him. Facts, counts and hashes stay as they are. */
@Injectable()
export class PersonEraser {
  constructor(
    private readonly traces: PersonTracesRepository,
    private readonly rows: ErasureRowsRepository,
    private readonly premises: PremisesRepository,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Everything is worked out first; the unit only writes. Gives what is kept, and the write. */
  async prepare(deed: ErasureDeed): Promise<{ kept: ErasureKept[]; write: (tx: Tx) => Promise<void> }> {
    const found = await this.find(deed)
    const kept: ErasureKept[] = ['facts']
    if (found.stays.length > 0) kept.unshift('inspections')
    if (found.stays.length > found.forgotten.length) kept.push('address')
    const addresses = found.forgotten.map(({ premisesId, label }) => ({
      premisesId,
      addressEnc: this.cipher.encrypt(label, 'premises.address'),
    }))
    const nameless = {
      id: deed.partyId,
      nameEnc: this.cipher.encrypt(ERASED_NAME, 'party.name'),
      accountNameEnc: this.cipher.encrypt(ERASED_NAME, 'account.name'),
    }
    return {
      kept,
      write: async (tx) => {
        // In one order for all, so that two of them never wait for each other.
        for (const id of placesOf(found.stays).sort()) await this.premises.lock(tx, id)
        await this.rows.family(tx, deed.partyId)
        await this.rows.stays(tx, deed.partyId)
        assertFresh(await this.rows.party(tx, nameless), 1, 'party')
        await this.rows.accounts(tx, found.accounts, nameless.accountNameEnc)
        for (const { premisesId, addressEnc } of addresses) await this.rows.address(tx, premisesId, addressEnc)
        const counts = await this.remove(tx, deed, found)
        tx.fact(this.fact(deed, found, kept, counts))
        tx.job({ name: 'file.unlink', payload: { at: tx.now } })
        tx.job({ name: 'store.scrub', payload: {}, coalesceKey: 'store.scrub' })
      },
    }
  }

  private async remove(tx: Tx, { partyId }: ErasureDeed, found: Traces) {
    await this.rows.actions(tx, found.textsOf)
    await this.rows.whereabouts(tx, found.cylinders)
    return {
      texts: await this.rows.texts(tx, found.textsOf),
      signatures: await this.rows.strokes(tx, found.signed),
      photos: await this.rows.files(tx, found.files),
      notices: await this.rows.notices(tx, partyId),
    }
  }

  private fact(
    { actionId, erasureId, partyId, actorId }: ErasureDeed,
    { stays, accounts }: Traces,
    kept: ErasureKept[],
    counts: Pick<PartyErasedBody, 'texts' | 'signatures' | 'photos' | 'notices'>,
  ) {
    const body: PartyErasedBody = { actionId, erasureId, partyId, ...counts, accounts: accounts.length, kept }
    return prepareFact({
      kind: 'party.erased',
      actorId,
      occurredAt: this.clock.now(),
      areaCode: stays.at(-1)?.areaCode ?? null,
      body,
      subjects: subjectsOf(partyId, stays),
    })
  }

  private async find({ partyId, photoIds }: ErasureDeed): Promise<Traces> {
    const stays = await this.traces.stays([partyId])
    const [facts, accounts, visits, people] = await Promise.all([
      this.traces.facts(partyId, stays),
      this.traces.accounts(partyId),
      this.traces.visits(stays),
      this.traces.everybodyAt(placesOf(stays)),
    ])
    const bodies = facts.map(({ id, body }) => ({ id, body: JSON.parse(body) as Record<string, unknown> }))
    const signed = await this.signedBy(partyId, visits, people)
    const pictures = await Promise.all([
      this.traces.householdSignatures(signed),
      this.traces.uploads(accounts),
      this.traces.sheetPhotos(stays),
    ])
    return {
      stays,
      accounts,
      textsOf: [...new Set(bodies.flatMap(({ id, body }) => [id, ...idsIn(body)]))],
      cylinders: [...new Set(bodies.flatMap(({ body }) => idOf(body.cylinderId)))],
      signed,
      files: [...new Set([...pictures.flat(), ...photoIds])],
      forgotten: stays.filter((stay) => isForgotten(stay, partyId, people, todayInShanghai(this.clock))),
    }
  }

  private async signedBy(
    partyId: string,
    visits: readonly StayVisit[],
    people: readonly OccupancyEntity[],
  ): Promise<string[]> {
    const bodies = await this.traces.bodies(visits.map(({ factId }) => factId))
    const contents = new Map(bodies.map(({ id, body }) => [id, JSON.parse(body) as Partial<InspectionContent>]))
    const his = visits.filter(({ premisesId, finishedAt, factId }) => {
      const here = people.filter((one) => one.premisesId === premisesId)
      return signerAt(here, dateInShanghai(finishedAt), contents.get(factId)?.signing?.kind) === partyId
    })
    return his.map(({ id }) => id)
  }
}

export const subjectsOf = (partyId: string, stays: readonly PersonStay[]) => [
  { kind: 'party' as const, id: partyId },
  ...placesOf(stays).map((id) => ({ kind: 'premises' as const, id })),
]

const placesOf = (stays: readonly PersonStay[]): string[] => [...new Set(stays.map(({ premisesId }) => premisesId))]

const idOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : [])

const idsIn = (body: Record<string, unknown>): string[] =>
  Object.entries(body).flatMap(([name, value]) =>
    (name === 'id' || name.endsWith('Id')) && !NOT_HIS.has(name) ? idOf(value) : [],
  )

/** Nobody else is there now, and no gas is used: the address leads to him alone. */
function isForgotten(
  { premisesId, status }: PersonStay,
  partyId: string,
  people: readonly OccupancyEntity[],
  today: string,
): boolean {
  if (status !== 'retired' && status !== 'not_found') return false
  return !people.some(
    (one) => one.premisesId === premisesId && one.partyId !== partyId && (one.toOn === null || one.toOn >= today),
  )
}
