import {
  type CustodyStep,
  type CustodyView,
  type Holder,
  type HolderKind,
  impossibleSteps,
  type Mark,
  presentOf,
  type Stage,
  type StepKind,
} from '@app/domain'
import type { CustodyEntity } from './custody.entity'

/** What a view looks like as a row. */
export function custodyRow(
  cylinderId: string,
  view: CustodyView,
  { readSeq, version }: Pick<CustodyEntity, 'readSeq' | 'version'>,
): CustodyEntity {
  const { where, filling, test, scrap, end, recent } = view
  const { stage, holder, companyId, since } = presentOf(view)
  return {
    ...{ cylinderId, stage, holderKind: holder?.kind ?? null, holderId: holder?.id ?? null, companyId, since },
    whereMark: markText(where),
    whereStage: where?.stage ?? null,
    whereKind: where?.holder?.kind ?? null,
    whereId: where?.holder?.id ?? null,
    ...fillingColumns(filling),
    ...testColumns(test),
    scrapMark: markText(scrap),
    endMark: markText(end),
    recent: recent.map(lineOf).join('\n'),
    flags: [...new Set(impossibleSteps(view).map(({ flag }) => flag))].sort().join(','),
    readSeq,
    version,
  }
}

const fillingColumns = (filling: CustodyView['filling']) => ({
  filledAt: filling?.at ?? null,
  fillFactId: filling?.factId ?? null,
  fillerId: filling?.companyId ?? null,
  fillSiteId: filling?.siteId ?? null,
  netGrams: filling?.netGrams ?? null,
})

const testColumns = (test: CustodyView['test']) => ({
  testedAt: test?.at ?? null,
  testFactId: test?.factId ?? null,
  testSiteId: test?.siteId ?? null,
  testNextOn: test?.nextTestOn ?? null,
})

/** The view that such a row was made of. */
export function custodyView(row: CustodyEntity): CustodyView {
  const where = markOf(row.whereMark)
  const { filledAt, fillFactId, fillerId, fillSiteId, testedAt, testFactId, testSiteId } = row
  return {
    where: where && {
      ...where,
      stage: row.whereStage as Stage,
      holder: row.whereKind && row.whereId ? { kind: row.whereKind, id: row.whereId } : null,
      companyId: row.companyId,
    },
    filling:
      filledAt && fillFactId && fillerId && fillSiteId
        ? { at: filledAt, factId: fillFactId, companyId: fillerId, siteId: fillSiteId, netGrams: row.netGrams }
        : null,
    test:
      testedAt && testFactId && testSiteId
        ? { at: testedAt, factId: testFactId, siteId: testSiteId, nextTestOn: row.testNextOn }
        : null,
    scrap: markOf(row.scrapMark),
    end: markOf(row.endMark),
    recent: custodySteps(row.recent),
  }
}

const markText = (mark: Mark | null): string | null => mark && `${mark.at} ${mark.factId}`

function markOf(text: string | null): Mark | null {
  if (text === null) return null
  const [at = '', factId = ''] = text.split(' ')
  return { at, factId }
}

/** The steps kept beside a cylinder, newest first. */
export const custodySteps = (recent: string): CustodyStep[] => (recent === '' ? [] : recent.split('\n').map(stepOfLine))

/** Steps come out of a row and go back into it unchanged: their text is kept. */
const read = new WeakMap<CustodyStep, string>()
const lineOf = (step: CustodyStep): string => read.get(step) ?? line(step)

/** One a line, fields with tabs: a tenth of what JSON costs to read, and every event reads it. No field holds either. */
const line = (step: CustodyStep): string =>
  [
    ...[
      step.at,
      step.factId,
      step.kind,
      step.knownAt,
      step.companyId ?? '',
      holderText(step.from),
      holderText(step.to),
    ],
    ...[step.stage ?? '', step.netGrams ?? '', step.nextTestOn ?? '', step.unsafe ? '!' : ''],
  ].join('\t')

function stepOfLine(text: string): CustodyStep {
  const step = parsed(text)
  read.set(step, text)
  return step
}

function parsed(text: string): CustodyStep {
  const [at = '', factId = '', kind, knownAt = '', companyId, from = '', to = '', stage, grams, nextTestOn, unsafe] =
    text.split('\t')
  return {
    ...{ at, factId, knownAt, kind: kind as StepKind, from: holderOf(from), to: holderOf(to) },
    companyId: companyId || null,
    stage: (stage || null) as Stage | null,
    netGrams: grams ? Number(grams) : null,
    nextTestOn: nextTestOn || null,
    unsafe: unsafe === '!',
  }
}

const holderText = (holder: Holder | null): string => (holder ? `${holder.kind} ${holder.id}` : '')

function holderOf(text: string): Holder | null {
  const space = text.indexOf(' ')
  return space < 0 ? null : { kind: text.slice(0, space) as HolderKind, id: text.slice(space + 1) }
}
