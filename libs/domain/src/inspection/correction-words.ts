import type { Checklist } from '../checklist/checklist'
import { findItem, findReason } from '../checklist/checklists'
import { dateWords } from '../time/words'
import { type CorrectionChange, HEADER_LABEL, type HeaderField, type Said } from './correction'
import { ANSWER_LABEL, SIGNER_KIND_LABEL, type SignerKind, VISIT_KIND_LABEL, type VisitKind } from './inspection'

/** A correction as anybody reads it: what was written down, and what is true. */
export function correctionWords(change: CorrectionChange, checklist: Checklist): string {
  const [about, before, after] = wordsOf(change, checklist)
  return `${about}：原记“${before}”，更正为“${after}”`
}

function wordsOf(change: CorrectionChange, checklist: Checklist): [string, string, string] {
  if (change.kind === 'header') {
    const { field, before, after } = change
    return [HEADER_LABEL[field], headerWords(field, before), headerWords(field, after)]
  }
  const { item, before, after } = change
  return [
    findItem(checklist, item)?.text ?? item,
    saidWords(checklist, item, before),
    saidWords(checklist, item, after),
  ]
}

/** 不合格：软管老化开裂 */
export function saidWords(checklist: Checklist, code: string, { result, reason }: Said): string {
  const item = findItem(checklist, code)
  const why =
    (item && findReason(item, reason)?.wording) ??
    checklist.unableReasons.find((unable) => unable.code === reason)?.label ??
    reason
  return why ? `${ANSWER_LABEL[result]}：${why}` : ANSWER_LABEL[result]
}

function headerWords(field: HeaderField, value: string | null): string {
  if (value === null) return '没有'
  switch (field) {
    case 'kind':
      return VISIT_KIND_LABEL[value as VisitKind] ?? value
    case 'signer':
      return SIGNER_KIND_LABEL[value as SignerKind] ?? value
    case 'nextVisitOn':
      return dateWords(value)
  }
}
