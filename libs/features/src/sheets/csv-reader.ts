import { setImmediate as othersFirst } from 'node:timers/promises'
import { DomainError } from '@app/domain'
import { parse } from 'csv-parse'
import type { Grid, GridRow, OnBytes } from './grid'

const CHUNK = 64 * 1024

interface RawRecord {
  record: string[]
  info: { lines: number }
}

/** Comma or tab separated text as table programs save it. */
export async function readCsv(text: string, onBytes: OnBytes): Promise<Grid> {
  const rows: GridRow[] = []
  const [firstLine = ''] = text.split('\n', 1)
  const parser = parse({
    bom: true,
    delimiter: firstLine.includes('\t') ? '\t' : ',',
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  let failure: unknown
  parser.on('error', (error) => {
    failure = error
  })
  parser.on('data', ({ record, info }: RawRecord) => rows.push({ line: info.lines, cells: record }))
  const ended = new Promise<void>((resolve) => parser.once('close', resolve))
  for (let at = 0; at < text.length && !failure; at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK))
    onBytes(at, text.length)
    await othersFirst()
  }
  if (!failure) parser.end()
  await ended
  if (failure) throw unpaired(failure)
  return { format: 'csv', rows, merges: [], sheet: null, otherSheets: [] }
}

function unpaired(error: unknown): DomainError {
  const line = (error as { lines?: number }).lines ?? 0
  return new DomainError('IMPORT_UNREADABLE', `第 ${line} 行附近的引号没有配对，请在表格软件里重新另存为 CSV`)
}
