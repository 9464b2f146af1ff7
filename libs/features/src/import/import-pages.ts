import type { ImportPageEntity, ImportSection } from '@app/persistence'
import type { FieldCipher } from '@app/platform'
import type { ImportPlan, IssuedPassword, PlanLine } from './import-plan'

/** One line of a preview: what is wrong with it, or what it does. */
export interface ImportLine {
  line: number
  key: string | null
  column: string | null
  reason: string | null
  fields: PlanLine['fields']
}

const LINES_A_PAGE = 50
/** Encrypted it must fit into a text column of 65,535 bytes; a Chinese character takes three, and base64 a third more. */
const CHARACTERS_A_PAGE = 14_000

const contextOf = (batchId: string): string => `import.page:${batchId}`

/** Cut so that a page is one short text, whatever the lines are like. */
function pagesOf(lines: readonly object[]): string[] {
  const pages: string[] = []
  let page: string[] = []
  let length = 0
  for (const line of lines) {
    const text = JSON.stringify(line)
    if (page.length > 0 && (page.length === LINES_A_PAGE || length + text.length > CHARACTERS_A_PAGE)) {
      pages.push(`[${page.join(',')}]`)
      page = []
      length = 0
    }
    page.push(text)
    length += text.length
  }
  return page.length > 0 ? [...pages, `[${page.join(',')}]`] : pages
}

function sealed(batchId: string, section: ImportSection, lines: readonly object[], cipher: FieldCipher) {
  return pagesOf(lines).map(
    (text, pageNo): ImportPageEntity => ({
      batchId,
      section,
      pageNo,
      bodyEnc: cipher.encrypt(text, contextOf(batchId)),
    }),
  )
}

/** Everything the preview shows, page by page: reading one page never opens the others. */
export function planPages(batchId: string, plan: ImportPlan, cipher: FieldCipher): ImportPageEntity[] {
  const problems = plan.problems.map(({ line, column, reason }) => ({ line, key: null, column, reason, fields: [] }))
  const told = (lines: readonly PlanLine[]) => lines.map((line) => ({ ...line, column: null, reason: null }))
  return [
    ...sealed(batchId, 'problems', problems, cipher),
    ...sealed(batchId, 'changed', told(plan.changed), cipher),
    ...sealed(batchId, 'created', told(plan.created), cipher),
  ]
}

export const passwordPages = (batchId: string, issued: readonly IssuedPassword[], cipher: FieldCipher) =>
  sealed(
    batchId,
    'passwords',
    issued.filter(({ given }) => !given).map(({ username, name, password }) => ({ username, name, password })),
    cipher,
  )

export function opened<T>({ batchId, bodyEnc }: ImportPageEntity, cipher: FieldCipher): T[] {
  return JSON.parse(cipher.decrypt(bodyEnc, contextOf(batchId))) as T[]
}
