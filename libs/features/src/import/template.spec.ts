import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGrid } from '../sheets'
import { IMPORT_LISTS } from './lists'
import { TEMPLATE_FORMATS, templateFile } from './template'

const KEPT = join(__dirname, '../../../../docs/templates')
const cells = async (bytes: Buffer) =>
  (await readGrid(bytes)).rows.map((row) => Array.from(row.cells, (cell) => cell ?? ''))
const files = IMPORT_LISTS.flatMap((list) => TEMPLATE_FORMATS.map((format) => [list, format] as const))

describe('templates', () => {
  /** When the columns change on purpose: npm run import -- --templates docs/templates */
  it.each(files)('docs/templates/%s.%s is what the console offers', async (list, format) => {
    const kept = readFileSync(join(KEPT, `${list}.${format}`))
    expect(await cells(kept)).toEqual(await cells(await templateFile(list, format)))
  })
})
