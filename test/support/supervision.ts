import type { InputOf } from '@app/contract'
import {
  type Answer,
  assessSupervision,
  canonicalJson,
  commit,
  currentSupervision,
  newId,
  type SupervisionContent,
  sha256Hex,
  supervisionItems,
} from '@app/domain'
import { TEST_NOW } from './api'

export type SupervisionBody = InputOf<'POST /api/v1/companies/:id/visits'>['body']

type Fails = Record<string, string>

const SALT = 'salt-of-the-test-0'
export const text = (path: 'note' | 'signing.person' | 'signing.witness', words: string) => ({
  ...{ path, salt: SALT, text: words },
})

/** A finished supervision visit at which everything is in order but `fails` (item → slug of the reason). */
export function supervision(
  companyId: string,
  inspectorId: string,
  photoId: string,
  { fails = {}, ...over }: Partial<SupervisionContent> & { fails?: Fails } = {},
): { body: SupervisionBody } {
  const { version } = currentSupervision()
  const base: SupervisionContent = {
    id: newId(),
    companyId,
    inspectorId,
    checklistVersion: version,
    roles: ['filling', 'sales'],
    outcome: 'completed',
    startedAt: new Date(Date.parse(TEST_NOW) - 3_600_000).toISOString(),
    finishedAt: TEST_NOW,
    answers: [],
    findings: [],
    photoIds: [],
    note: null,
    signing: { mode: 'signed', signer: 'head', person: commit('钱站长', SALT), witness: null },
    ...over,
  }
  const answers = base.outcome === 'completed' ? (over.answers ?? answersOf(base, fails, photoId)) : []
  const judged = { ...base, answers, findings: assessSupervision({ ...base, answers }) }
  return { body: signedBody(judged, photoId) }
}

function answersOf({ roles, companyId }: SupervisionContent, fails: Fails, photoId: string): Answer[] {
  return supervisionItems(currentSupervision(), roles).map(({ code }) => ({
    item: code,
    thing: { kind: 'place', id: companyId },
    result: fails[code] ? 'fail' : 'pass',
    reason: fails[code] ? `${code}-${fails[code]}` : null,
    photoIds: [photoId],
    fixed: null,
  }))
}

export function signedBody(content: SupervisionContent, photoId: string): SupervisionBody {
  const { signing, outcome } = content
  return {
    content: content as SupervisionBody['content'],
    contentHash: sha256Hex(canonicalJson(content)),
    officerSignatureId: outcome === 'completed' ? photoId : null,
    companySignatureId: signing?.mode === 'signed' ? photoId : null,
    texts: [
      ...(signing ? [text('signing.person', '钱站长')] : []),
      ...(signing?.witness ? [text('signing.witness', '孙见证')] : []),
      ...(content.note ? [text('note', '大门关着')] : []),
    ],
  }
}

export const witness = commit('孙见证', SALT)
export const note = commit('大门关着', SALT)
