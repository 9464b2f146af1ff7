import type { InputOf } from '@app/contract'
import {
  type Answer,
  assessSupervision,
  type CompanyRole,
  type CompanySigner,
  canonicalJson,
  commit,
  currentSupervision,
  type Finding,
  type SupervisionContent,
  type SupervisionItem,
  type SupervisionOutcome,
  sha256Hex,
  supervisionItems,
} from '@app/domain'

type Body = InputOf<'POST /api/v1/companies/:id/visits'>['body']

export interface ItemAnswer {
  result?: 'pass' | 'fail' | 'na'
  reason?: string
  photoIds?: string[]
}

/** What is entered in the form; kept in this tab until it is stored. */
export interface SupervisionValues {
  outcome: SupervisionOutcome
  roles: CompanyRole[]
  startedAt: string
  /** Set when the result is shown to the company: from then on the answers stand. */
  finishedAt?: string
  /** Random, made once: under it the texts are committed. */
  salt: string
  answers?: Record<string, ItemAnswer>
  photoIds?: string[]
  note?: string
  mode?: 'signed' | 'refused'
  signer?: CompanySigner
  person?: string
  witness?: string
  officerSignatureId?: string
  companySignatureId?: string
}

export const newSalt = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const itemsOf = ({ roles }: Pick<SupervisionValues, 'roles'>): SupervisionItem[] =>
  supervisionItems(currentSupervision(), roles)

/** Only what is answered; the checks say what is missing. */
function answersOf(values: SupervisionValues, companyId: string): Answer[] {
  if (values.outcome !== 'completed') return []
  return itemsOf(values).flatMap(({ code }) => {
    const { result, reason, photoIds = [] } = values.answers?.[code] ?? {}
    if (!result) return []
    const thing = { kind: 'place' as const, id: companyId }
    return [{ item: code, thing, result, reason: result === 'fail' ? (reason ?? null) : null, photoIds, fixed: null }]
  })
}

export function findingsOf(values: SupervisionValues, companyId: string): Finding[] {
  const finishedAt = values.finishedAt ?? new Date().toISOString()
  const answers = answersOf(values, companyId)
  return assessSupervision({ checklistVersion: currentSupervision().version, answers, finishedAt })
}

interface About {
  id: string
  companyId: string
  inspectorId: string
}

type TextPath = Body['texts'][number]['path']

const saltFor = (salt: string, path: TextPath): string => `${salt}.${path}`
const committed = ({ salt }: SupervisionValues, path: TextPath, text: string | undefined): string | null =>
  text?.trim() ? commit(text.trim(), saltFor(salt, path)) : null

/** The record as it is signed, by the same rules by which the server judges it. */
export function contentOf(values: SupervisionValues, { id, companyId, inspectorId }: About): SupervisionContent {
  const finishedAt = values.finishedAt ?? new Date().toISOString()
  const person = committed(values, 'signing.person', values.person)
  return {
    ...{ id, companyId, inspectorId, finishedAt },
    checklistVersion: currentSupervision().version,
    roles: values.roles,
    outcome: values.outcome,
    startedAt: values.startedAt,
    answers: answersOf(values, companyId),
    findings: findingsOf({ ...values, finishedAt }, companyId),
    photoIds: values.photoIds ?? [],
    note: committed(values, 'note', values.note),
    signing:
      values.outcome === 'completed' && person && values.mode && values.signer
        ? {
            ...{ mode: values.mode, signer: values.signer, person },
            witness: values.mode === 'refused' ? committed(values, 'signing.witness', values.witness) : null,
          }
        : null,
  }
}

export function bodyOf(values: SupervisionValues, content: SupervisionContent): Body {
  const { salt, note, person, witness } = values
  const said: [TextPath, string | null | undefined, string | null][] = [
    ['note', note, content.note],
    ['signing.person', person, content.signing?.person ?? null],
    ['signing.witness', witness, content.signing?.witness ?? null],
  ]
  return {
    content: content as Body['content'],
    contentHash: sha256Hex(canonicalJson(content)),
    officerSignatureId: (values.outcome === 'completed' && values.officerSignatureId) || null,
    companySignatureId: (content.signing?.mode === 'signed' && values.companySignatureId) || null,
    texts: said
      .filter(([, , commitment]) => commitment !== null)
      .map(([path, text]) => ({ path, salt: saltFor(salt, path), text: (text ?? '').trim() })),
  }
}
