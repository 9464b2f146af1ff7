import { DomainError } from '@app/domain'
import { detached, type NumberStyle, PLAIN, styleOf, unescaped } from './cell-text'
import { readXml } from './xml-part'
import { brokenArchive, type ZipDirectory, type ZipPart } from './zip-directory'

export interface Workbook {
  sheet: ZipPart
  sheetName: string
  otherSheets: string[]
  from1904: boolean
  strings: readonly string[]
  styles: readonly NumberStyle[]
}

interface SheetEntry {
  name: string
  relation: string
  isHidden: boolean
}

/** A memory of texts has its measure too: as many characters as a file of the permitted size can hold many times over. */
const MOST_CHARACTERS = 64 * 1024 * 1024

/** What the cells of a visible sheet need to be understood: of the one that is wanted, or the first. Throws IMPORT_SHEET. */
export async function readWorkbook(archive: Buffer, parts: ZipDirectory, wanted?: string): Promise<Workbook> {
  const place = await workbookPlace(archive, parts)
  const { sheets, from1904 } = await readSheets(archive, need(parts, place))
  const relations = await readRelations(archive, parts, place)
  const visible = sheets.filter(({ isHidden }) => !isHidden)
  if (visible.length === 0) throw brokenArchive('没有工作表')
  const chosen = wanted === undefined ? visible[0] : visible.find(({ name }) => name === wanted)
  if (!chosen) throw noSheet(wanted ?? '', visible)
  const others = visible.filter((sheet) => sheet !== chosen)
  const byType = (type: string) => [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))
  const strings = byType('sharedStrings')
  const styles = byType('styles')
  return {
    sheet: need(parts, relations.get(chosen.relation)?.target ?? ''),
    sheetName: chosen.name,
    otherSheets: others.map(({ name }) => name),
    from1904,
    strings: strings ? await readStrings(archive, need(parts, strings.target)) : [],
    styles: styles ? await readStyles(archive, need(parts, styles.target)) : [],
  }
}

/** The sheets that a person sees in the file, in his order. */
export async function visibleSheets(archive: Buffer, parts: ZipDirectory): Promise<string[]> {
  const { sheets } = await readSheets(archive, need(parts, await workbookPlace(archive, parts)))
  return sheets.filter(({ isHidden }) => !isHidden).map(({ name }) => name)
}

const noSheet = (wanted: string, visible: readonly SheetEntry[]): DomainError =>
  new DomainError(
    'IMPORT_SHEET',
    `文件里没有工作表“${wanted}”，可选：${visible.map(({ name }) => `“${name}”`).join('、')}`,
  )

function need(parts: ZipDirectory, name: string): ZipPart {
  const part = parts.get(name)
  if (!part) throw brokenArchive('不是电子表格')
  return part
}

async function workbookPlace(archive: Buffer, parts: ZipDirectory): Promise<string> {
  const relations = await readRelations(archive, parts, '')
  const found = [...relations.values()].find(({ type }) => type.endsWith('/officeDocument'))
  return found?.target ?? 'xl/workbook.xml'
}

/** What a part refers to, by the reference's id; targets as full names inside the archive. */
async function readRelations(archive: Buffer, parts: ZipDirectory, of: string) {
  const folder = of.slice(0, of.lastIndexOf('/') + 1)
  const relations = new Map<string, { type: string; target: string }>()
  const part = parts.get(`${folder}_rels/${of.slice(folder.length)}.rels`)
  if (!part) return relations
  await readXml(archive, part, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship') relations.set(Id, { type: Type, target: resolved(folder, Target) })
    },
  })
  return relations
}

function resolved(folder: string, target: string): string {
  try {
    return decodeURI(new URL(target, `file:///${folder}`).pathname).slice(1)
  } catch {
    throw brokenArchive('目录不对')
  }
}

async function readSheets(archive: Buffer, part: ZipPart): Promise<{ sheets: SheetEntry[]; from1904: boolean }> {
  const sheets: SheetEntry[] = []
  let from1904 = false
  await readXml(archive, part, {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (tag !== 'sheet') return
      const relation = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', relation, isHidden: (attributes.state ?? 'visible') !== 'visible' })
    },
  })
  return { sheets, from1904 }
}

async function readStrings(archive: Buffer, part: ZipPart): Promise<string[]> {
  const strings: string[] = []
  const inside = { text: false, phonetic: false }
  let current = ''
  let characters = 0
  await readXml(archive, part, {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') inside.phonetic = true
      inside.text = name === 't' && !inside.phonetic
    },
    text(text) {
      if (inside.text) current += text
    },
    close(name) {
      inside.text = false
      if (name === 'rPh') inside.phonetic = false
      if (name !== 'si') return
      characters += current.length
      if (characters > MOST_CHARACTERS) throw brokenArchive('文字过多')
      strings.push(detached(unescaped(current)))
    },
  })
  return strings
}

async function readStyles(archive: Buffer, part: ZipPart): Promise<NumberStyle[]> {
  const formats = new Map<string, string>()
  const styles: NumberStyle[] = []
  let isCellFormat = false
  await readXml(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      if (name === 'cellXfs') isCellFormat = true
      if (name !== 'xf' || !isCellFormat) return
      const id = attributes.numFmtId ?? '0'
      styles.push(id === '0' ? PLAIN : styleOf(Number(id), formats.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') isCellFormat = false
    },
  })
  return styles
}
