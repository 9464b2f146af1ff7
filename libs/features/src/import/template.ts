import { CsvWriter, XlsxWriter } from '../sheets'
import { type ImportList, LISTS } from './lists'

export const TEMPLATE_FORMATS = ['xlsx', 'csv'] as const
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number]

/** A file to fill in: the columns as the import knows them, with invented lines that the import would take. */
export async function templateFile(kind: ImportList, format: TemplateFormat): Promise<Buffer> {
  const { title, columns, examples } = LISTS[kind]
  const writer = format === 'csv' ? new CsvWriter() : new XlsxWriter(title)
  writer.begin(
    columns.map((column) => ({ title: `${column.title}${column.needed ? '（必填）' : ''}`, width: 18 })),
    [],
  )
  for (const example of examples) await writer.row(columns.map(({ key }) => example[key] ?? null))
  return writer.end()
}
