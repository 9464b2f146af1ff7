import { DomainError } from '@app/domain'
import { readCsv } from './csv-reader'
import { decodeList } from './decode'
import type { Grid, OnBytes } from './grid'
import { visibleSheets } from './workbook'
import { readXlsx } from './xlsx-reader'
import { readDirectory } from './zip-directory'

const startsWith = (bytes: Buffer, hex: string): boolean =>
  bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))

const isZip = (bytes: Buffer): boolean => startsWith(bytes, '504b0304')
/** The container of .xls, and of every .xlsx that is locked with a password. */
const isOldOffice = (bytes: Buffer): boolean => startsWith(bytes, 'd0cf11e0a1b11ae1')
/** Many systems call a web page .xls. */
const isMarkup = (text: string): boolean => /^\ufeff?\s*<(?:!doctype|html|\?xml|table|meta|head)/i.test(text)

const unreadable = (words: string) => new DomainError('IMPORT_UNREADABLE', words)

/** Throws IMPORT_* for what is no table, by its content and never by its name; unpacks nothing. */
export function assertTable(bytes: Buffer): void {
  if (isZip(bytes)) readDirectory(bytes)
  else textOf(bytes)
}

/** CSV in any encoding offices use, or a sheet of an XLSX workbook. Throws IMPORT_SHEET for one that is not there. */
export async function readGrid(bytes: Buffer, onBytes: OnBytes = () => undefined, sheet?: string): Promise<Grid> {
  if (isZip(bytes)) return readXlsx(bytes, onBytes, sheet)
  if (sheet !== undefined) throw new DomainError('IMPORT_SHEET', '这不是 Excel 文件，没有工作表可选')
  return readCsv(textOf(bytes), onBytes)
}

/** The sheets to choose from, of a file that `assertTable` has let through; a text file has none. Throws IMPORT_* for a broken one. */
export async function sheetsOf(bytes: Buffer): Promise<string[]> {
  return isZip(bytes) ? visibleSheets(bytes, readDirectory(bytes)) : []
}

function textOf(bytes: Buffer): string {
  if (bytes.length === 0) throw unreadable('文件是空的，请重新选择')
  if (isOldOffice(bytes))
    throw unreadable('这是旧版 .xls 或设了密码的表格，请在表格软件里另存为不带密码的 .xlsx 再上传')
  const text = decodeList(bytes)
  if (isMarkup(text)) throw unreadable('这是网页格式的表格，请在表格软件里打开后另存为 .xlsx 再上传')
  return text
}
