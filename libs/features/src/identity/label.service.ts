import {
  CURRENT_LABEL_FORMAT,
  DomainError,
  type LabelsReservedBody,
  labelCode,
  lastSerial,
  MISREAD,
  maskName,
  readLabel,
} from '@app/domain'
import {
  AreaRepository,
  CompanyRepository,
  type LabelBatchEntity,
  LabelBatchRepository,
  type LabelBatchRow,
  mapPage,
  type PageRequest,
  prepareFact,
  type Tx,
} from '@app/persistence'
import { type Clock, type Config, FieldCipher } from '@app/platform'
import { Inject, Injectable } from '@nestjs/common'
import { ActionLedger, type Write } from '../actions/action-ledger'
import type { Caller } from '../core/caller'
import { CLOCK, CONFIG } from '../core/tokens'
import { LABELS_PER_SHEET, labelPage } from './label-sheet'
import { type PdfPage, pdfDocument } from './pdf-document'

export interface NewLabels {
  id: string
  labels: number
  companyId: string | null
}

/** Where a label leads whoever scans it with a phone of his own. */
const ADDRESS = '/q/'

/** Labels: codes that are given out once, and the sheets they are printed on. */
@Injectable()
export class LabelService {
  constructor(
    private readonly batches: LabelBatchRepository,
    private readonly companies: CompanyRepository,
    private readonly areas: AreaRepository,
    private readonly ledger: ActionLedger,
    private readonly cipher: FieldCipher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list({ scope }: Caller, request: PageRequest) {
    return mapPage(await this.batches.page(scope, request), (row) => this.row(row))
  }

  /** Throws COMPANY_UNKNOWN, LABELS_USED_UP, ID_REUSED. A company takes labels for itself and knows no other. */
  async take(input: NewLabels, caller: Caller) {
    const own = caller.scope.kind === 'company' ? caller.scope.companyId : null
    const companyId = input.companyId ?? own
    const order = { ...input, companyId }
    const deed = { id: input.id, kind: 'labels.take', subjectId: input.id, content: order }
    await this.ledger.once(deed, caller, async () => {
      await this.assertCompany(companyId, own)
      return this.taken(order, caller)
    })
    const row = await this.batches.row(caller.scope, input.id)
    return this.row(row as LabelBatchRow)
  }

  /** The sheets of a batch. Others have their turn between two pages. Throws NOT_FOUND. */
  async sheets(id: string, { scope }: Caller): Promise<{ bytes: Buffer; name: string }> {
    const batch = await this.batches.visible(scope, id)
    if (!batch) throw new DomainError('NOT_FOUND', '没有找到这批标签')
    const { districtCode, publicUrl } = this.config
    const district = (await this.areas.names([districtCode])).get(districtCode) ?? ''
    const codes = Array.from({ length: batch.labels }, (_, n) => labelCode(batch, batch.firstSerial + n))
    const labels = codes.map((code) => ({ code, text: publicUrl ? `${publicUrl}${ADDRESS}${code}` : code }))
    const pages: PdfPage[] = []
    for (let from = 0; from < labels.length; from += LABELS_PER_SHEET) {
      pages.push(labelPage(labels.slice(from, from + LABELS_PER_SHEET), district))
      await new Promise(setImmediate)
    }
    const [first = '', last = ''] = [codes[0], codes.at(-1)]
    return { bytes: pdfDocument(`${first}-${last}`, pages), name: `气瓶标签 ${first}-${last}.pdf` }
  }

  /**
   * A code of the shape of ours must be read right, must have been given out, and goes on cylinders of the company it
   * was given to. Codes of others pass. Throws LABEL_MISREAD, LABEL_NOT_ISSUED, LABEL_FOREIGN.
   */
  async assertIssued(code: string, ownerCompanyId: string | null): Promise<void> {
    const reading = readLabel(code)
    if (!reading) return
    if (!reading.ok) throw refused('LABEL_MISREAD', MISREAD)
    const batch = await this.batches.ofSerial(reading.format, reading.serial)
    if (!batch) throw refused('LABEL_NOT_ISSUED', '这个编号还没有发放过，不是本系统印的标签，请核对')
    if (batch.companyId !== null && batch.companyId !== ownerCompanyId)
      throw refused('LABEL_FOREIGN', '这张标签发给了另一家企业，不能贴在这只瓶上')
  }

  private async assertCompany(companyId: string | null, own: string | null): Promise<void> {
    if (companyId === null || companyId === own) return
    if (own !== null || !(await this.companies.byId(companyId)))
      throw new DomainError('COMPANY_UNKNOWN', '没有找到这家企业，请重新选择')
  }

  private taken({ id, labels, companyId }: NewLabels, caller: Caller): Write {
    const format = CURRENT_LABEL_FORMAT
    return async (tx: Tx) => {
      const firstSerial = await this.batches.take(tx, format, labels)
      const last = firstSerial + labels - 1
      if (last > lastSerial(format)) throw new DomainError('LABELS_USED_UP', '编号快用完了，请联系系统管理员增加编号段')
      const row = { id, ...format, firstSerial, labels, companyId, requestedBy: caller.accountId, createdAt: tx.now }
      await this.batches.insert(tx, row)
      tx.fact(this.fact(row, caller))
    }
  }

  private fact({ id, prefix, digits, firstSerial, labels, companyId }: LabelBatchEntity, { accountId }: Caller) {
    const format = { prefix, digits }
    const body: LabelsReservedBody = {
      batchId: id,
      companyId,
      first: labelCode(format, firstSerial),
      last: labelCode(format, firstSerial + labels - 1),
      count: labels,
    }
    const subjects = companyId ? [{ kind: 'company' as const, id: companyId }] : []
    const at = { actorId: accountId, occurredAt: this.clock.now(), areaCode: null }
    return prepareFact({ kind: 'labels.reserved', body, subjects, ...at })
  }

  private row(row: LabelBatchRow) {
    const { id, firstSerial, labels, companyId, companyName, createdAt } = row
    return {
      ...{ id, labels, companyId, createdAt },
      first: labelCode(row, firstSerial),
      last: labelCode(row, firstSerial + labels - 1),
      companyName: companyName ?? '区里自用',
      requestedBy: maskName(this.cipher.decrypt(row.requesterNameEnc, 'account.name')),
      sheets: Math.ceil(labels / LABELS_PER_SHEET),
    }
  }
}

const refused = (code: string, message: string) => new DomainError(code, message, [{ path: 'code', message }])
