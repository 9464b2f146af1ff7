import { type CompanyRecordedBody, type CompanyRole, type CompanySite, DomainError, normalisePhone } from '@app/domain'
import {
  AreaRepository,
  type CompanyCard,
  CompanyEntity,
  CompanyRegisterRepository,
  DuplicateError,
} from '@app/persistence'
import { FieldCipher } from '@app/platform'
import { Injectable } from '@nestjs/common'
import { ActionLedger, insertTexts, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CompanyService } from './company.service'
import { CompanyChange } from './company-change'

interface Contact {
  name: string
  phone: string
}

export interface CompanyProfile {
  actionId: string
  name: string
  phone: string
  roles: CompanyRole[]
  areaCode: string | null
  contact: Contact | null
  sites: CompanySite[]
}

/** 企业建档与变更, by the district. Contact and sites are under seal; the journal holds ids and codes only. */
@Injectable()
export class CompanyRecordService {
  constructor(
    private readonly change: CompanyChange,
    private readonly companies: CompanyRegisterRepository,
    private readonly areas: AreaRepository,
    private readonly views: CompanyService,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
  ) {}

  /** The id of the action is the id of the company. Throws COMPANY_CODE_TAKEN, AREA_UNKNOWN, ID_REUSED. */
  async create(input: CompanyProfile & { code: string }, caller: Caller) {
    const id = input.actionId
    const deed = { id, kind: 'company.create', subjectId: id, content: this.fingerprint(input) }
    await this.ledger.once(deed, caller, async () => {
      const code = input.code.toUpperCase()
      await this.assertArea(input)
      if (await this.companies.byCode(code)) throw codeTaken()
      return this.created(id, code, input, caller)
    })
    return this.views.detail(id, caller)
  }

  /** Throws NOT_FOUND, COMPANY_CHANGED, AREA_UNKNOWN, ID_REUSED. */
  async update(id: string, input: CompanyProfile & { version: number | null }, caller: Caller) {
    await this.change.require(id, caller)
    const deed = { id: input.actionId, kind: 'company.profile', subjectId: id, content: this.fingerprint(input) }
    await this.ledger.once(deed, caller, async () => {
      const card = await this.change.require(id, caller)
      await this.assertArea(input)
      return this.changed(card, input, caller)
    })
    return this.views.detail(id, caller)
  }

  private created(id: string, code: string, input: CompanyProfile, caller: Caller): Write {
    const { fact, row, texts } = this.prepared(id, code, input, caller)
    const { name, phone } = input
    const write = this.change.locked(id, [fact], async (tx) => {
      await this.companies.changeProfile(tx, { ...row, version: 0 })
      await insertTexts(tx, texts)
    })
    return async (tx) => {
      try {
        await tx.insert(CompanyEntity, [
          { id, code, name: name.trim(), phone: normalisePhone(phone), createdAt: tx.now },
        ])
      } catch (error) {
        throw error instanceof DuplicateError && error.constraint.includes('code') ? codeTaken() : error
      }
      await write(tx)
    }
  }

  private changed(card: CompanyCard, input: CompanyProfile & { version: number | null }, caller: Caller): Write {
    const { fact, row, texts } = this.prepared(card.id, card.code, input, caller)
    return this.change.locked(card.id, [fact], async (tx) => {
      await this.companies.rename(tx, { id: card.id, name: input.name.trim(), phone: normalisePhone(input.phone) })
      if ((await this.companies.changeProfile(tx, { ...row, version: input.version ?? 0 })) === 0)
        throw new DomainError('COMPANY_CHANGED', '这家企业刚被别人更新，请刷新后再改')
      await insertTexts(tx, texts)
    })
  }

  private prepared(companyId: string, code: string, input: CompanyProfile, caller: Caller) {
    const { actionId, roles, contact, sites } = input
    const areaCode = input.areaCode ?? this.change.districtCode
    const texts = this.ledger.seal(actionId, 'contact', contact && `${contact.name} ${contact.phone}`)
    const body: CompanyRecordedBody = { actionId, companyId, code, roles, areaCode, contact: texts.commitment }
    const seal = (value: unknown, context: string) => this.cipher.encrypt(JSON.stringify(value), context)
    const row = {
      companyId,
      roles: [...new Set(roles)].join(','),
      areaCode,
      contactEnc: contact && seal({ ...contact, phone: normalisePhone(contact.phone) }, 'company.contact'),
      sitesEnc: sites.length > 0 ? seal(sites, 'company.sites') : null,
    }
    return { row, texts, fact: this.change.fact(companyId, areaCode, { kind: 'company.recorded', body }, caller) }
  }

  /** The content of an action is hashed without salt: an index stands in it for the person. */
  private fingerprint({ contact, sites, ...input }: CompanyProfile) {
    const person = contact && this.cipher.blindIndex(`${contact.name} ${contact.phone}`, 'company.contact')
    return { ...input, contact: person, sites: this.cipher.blindIndex(JSON.stringify(sites), 'company.sites') }
  }

  private async assertArea({ areaCode }: CompanyProfile): Promise<void> {
    if (areaCode === null || (await this.areas.names([areaCode])).has(areaCode)) return
    const message = '没有这个街道，请重新选择'
    throw new DomainError('AREA_UNKNOWN', message, [{ path: 'areaCode', message }])
  }
}

function codeTaken(): DomainError {
  const message = '这个企业代码已有企业在用，请换一个'
  return new DomainError('COMPANY_CODE_TAKEN', message, [{ path: 'code', message }])
}
