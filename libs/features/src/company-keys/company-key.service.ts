import {
  type CompanyKeyCreatedBody,
  type CompanyKeyWithdrawnBody,
  DomainError,
  type Instant,
  isLiveKey,
  KEY_OVERLAP_DAYS,
  MOST_LIVE_KEYS,
  maskName,
  ROLE_LABEL,
  silenceOf,
} from '@app/domain'
import {
  AccountRepository,
  type CompanyCard,
  type CompanyKeyEntity,
  CompanyKeyRepository,
  CompanyRepository,
} from '@app/persistence'
import { addMilliseconds, type Clock, FieldCipher, newToken } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import { CompanyChange } from '../companies/company-change'
import type { Caller, Sender } from '../core/caller'
import { assertFresh } from '../core/stale'
import { CLOCK } from '../core/tokens'
import { keyView, secretContext } from './company-key.view'

const DAY_MS = 86_400_000
/** So long the answer that shows a secret may be asked for again by who made it, when it got lost on the way. */
const SHOWN_MS = 15 * 60_000

export interface NewKey {
  actionId: string
  label: string
  silentAfterHours: number
  /** The live key that it is to replace. */
  replaces: string | null
}

/** 接口密钥 of companies: made, replaced with an overlap, withdrawn. The secret is shown once, to who made it. */
@Injectable()
export class CompanyKeyService {
  constructor(
    private readonly change: CompanyChange,
    private readonly keys: CompanyKeyRepository,
    private readonly accounts: AccountRepository,
    private readonly companies: CompanyRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND. */
  async list(companyId: string, caller: Caller) {
    await this.change.require(companyId, caller)
    return { items: await this.views(await this.keys.ofCompany(companyId)) }
  }

  /** How many companies whose software should report have not been heard for too long. */
  async silentCompanies(): Promise<number> {
    const now = this.clock.now()
    const keys = await this.keys.live(now)
    const companies = [...new Set(keys.map(({ companyId }) => companyId))]
    const silences = companies.map((id) =>
      silenceOf(
        keys.filter(({ companyId }) => companyId === id),
        now,
      ),
    )
    return silences.filter((silence) => silence !== null && silence.from <= now).length
  }

  /** What the software of a company learns of itself when it tries its key. */
  async self({ companyId, keyId }: Sender) {
    const company = await this.companies.byId(companyId)
    return { companyId, companyName: company?.name ?? '', keyId, serverTime: this.clock.now() }
  }

  /** The id of the action is the id of the key. Throws NOT_FOUND, KEYS_FULL, KEY_ENDED, ID_REUSED. */
  async create(companyId: string, input: NewKey, caller: Caller) {
    await this.change.require(companyId, caller)
    const deed = { id: input.actionId, kind: 'company.key', subjectId: companyId, content: { ...input } }
    await this.ledger.once(deed, caller, async () => {
      const card = await this.change.require(companyId, caller)
      const live = (await this.keys.ofCompany(companyId)).filter((key) => isLiveKey(key, this.clock.now()))
      return this.created(card, input, live, caller)
    })
    return this.withSecret(input.actionId)
  }

  /** From now on it opens nothing. Throws NOT_FOUND, KEY_ENDED, ID_REUSED. */
  async withdraw(keyId: string, { actionId }: { actionId: string }, caller: Caller) {
    const { companyId } = await this.require(keyId, caller)
    const deed = { id: actionId, kind: 'company.key_end', subjectId: keyId, content: {} }
    await this.ledger.once(deed, caller, async () => {
      const key = await this.require(keyId, caller)
      if (!isLiveKey(key, this.clock.now())) throw ended()
      return this.withdrawn(await this.change.require(companyId, caller), keyId, actionId, caller)
    })
    return this.list(companyId, caller)
  }

  private created(card: CompanyCard, input: NewKey, live: readonly CompanyKeyEntity[], caller: Caller): Write {
    const { actionId: id, replaces, silentAfterHours } = input
    const old = live.find((key) => key.id === replaces)
    if (replaces !== null && !old) throw ended()
    // One more while keys change over: a company that may not make the new one first would have to fall silent.
    if (live.length >= MOST_LIVE_KEYS + (old ? 1 : 0)) throw full()
    const now = this.clock.now()
    const replaced = old ? { keyId: old.id, endsAt: overlapEnd(old, now) } : null
    const body: CompanyKeyCreatedBody = { actionId: id, companyId: card.id, keyId: id, replaces: replaced }
    const key: CompanyKeyEntity = {
      ...{ id, silentAfterHours, companyId: card.id, label: input.label.trim(), createdBy: caller.accountId },
      ...{ createdAt: now, endsAt: null, lastUsedAt: null },
      secretEnc: this.cipher.encrypt(newToken(), secretContext(id)),
    }
    return this.write(card, { kind: 'company.key_created', body }, caller, async (tx) => {
      await this.keys.insert(tx, key)
      if (replaced && old?.endsAt !== replaced.endsAt)
        assertFresh(await this.keys.end(tx, replaced.keyId, replaced.endsAt), 1, 'key')
    })
  }

  private withdrawn(card: CompanyCard, keyId: string, actionId: string, caller: Caller): Write {
    const endsAt = this.clock.now()
    const body: CompanyKeyWithdrawnBody = { actionId, companyId: card.id, keyId, endsAt }
    return this.write(card, { kind: 'company.key_withdrawn', body }, caller, async (tx) =>
      assertFresh(await this.keys.end(tx, keyId, endsAt), 1, 'key'),
    )
  }

  private write(card: CompanyCard, fact: Parameters<CompanyChange['fact']>[2], caller: Caller, work: Write): Write {
    const prepared = this.change.fact(card.id, this.change.areaOf(card), fact, caller)
    return this.change.locked(card.id, [prepared], work)
  }

  private async withSecret(id: string) {
    const key = await this.keys.byId(id)
    const [view] = await this.views(key ? [key] : [])
    if (!key || !view) throw notFound()
    const isShown = addMilliseconds(key.createdAt, SHOWN_MS) > this.clock.now()
    return { ...view, secret: isShown ? this.cipher.decrypt(key.secretEnc, secretContext(id)) : null }
  }

  private async require(keyId: string, caller: Caller): Promise<CompanyKeyEntity> {
    const key = await this.keys.byId(keyId)
    if (!key) throw notFound()
    await this.change.require(key.companyId, caller).catch((error: unknown) => {
      throw error instanceof DomainError ? notFound() : error
    })
    return key
  }

  private async views(keys: readonly CompanyKeyEntity[]) {
    const people = await this.accounts.byIds([...new Set(keys.map(({ createdBy }) => createdBy))])
    const names = new Map(
      people.map(({ id, role, nameEnc }) => [
        id,
        `${ROLE_LABEL[role]} ${maskName(this.cipher.decrypt(nameEnc, 'account.name'))}`,
      ]),
    )
    const now = this.clock.now()
    return keys.map((key) => keyView(key, names.get(key.createdBy) ?? '', now))
  }
}

/** A key that ends sooner already is not prolonged. */
function overlapEnd({ endsAt }: CompanyKeyEntity, now: Instant): Instant {
  const overlap = addMilliseconds(now, KEY_OVERLAP_DAYS * DAY_MS)
  return endsAt !== null && endsAt < overlap ? endsAt : overlap
}

const notFound = () => new DomainError('NOT_FOUND', '没有找到这把密钥')
const ended = () => new DomainError('KEY_ENDED', '这把密钥已经停用，请刷新后再看')
const full = () => new DomainError('KEYS_FULL', `最多 ${MOST_LIVE_KEYS} 把密钥同时有效，请先停用不再使用的`)
