import { CsvWriter, XlsxWriter } from '../sheets'
import { type ImportList, LISTS, type ListDefinition } from './lists'

export const TEMPLATE_FORMATS = ['xlsx', 'csv'] as const
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number]

/** A file to fill in: the columns as the import knows them, with invented lines that the import would take. */
export const templateFile = (kind: ImportList, format: TemplateFormat): Promise<Buffer> =>
  tableTemplate(LISTS[kind], format)

export async function tableTemplate(
  { title, columns, examples }: Pick<ListDefinition, 'title' | 'columns' | 'examples'>,
  format: TemplateFormat,
): Promise<Buffer> {
  const writer = format === 'csv' ? new CsvWriter() : new XlsxWriter(title)
  writer.begin(
    columns.map((column) => ({ title: `${column.title}${column.needed ? '（必填）' : ''}`, width: 18 })),
    [],
  )
  for (const example of examples) await writer.row(columns.map(({ key }) => example[key] ?? null))
  return writer.end()
}
