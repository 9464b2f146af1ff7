import { DomainError } from '@app/domain'
import fc from 'fast-check'
import { type Cell, xlsx, zip } from '../../../../test/support/spreadsheet'
import { CsvWriter } from './csv-writer'
import { assertTable, readGrid, sheetsOf } from './read-grid'
import { XlsxWriter } from './xlsx-writer'

const cellsOf = async (rows: readonly (readonly Cell[])[], book = {}) =>
  (await readGrid(xlsx(rows, book))).rows.map(({ cells }) => Array.from(cells, (cell) => cell ?? ''))
const first = async (cell: Cell, book = {}) => (await cellsOf([[cell]], book))[0]?.[0]
const refusal = async (bytes: Buffer): Promise<string> => {
  try {
    await readGrid(bytes)
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'read'
}

describe('a spreadsheet as Excel saves it', () => {
  it.each([
    ['a date with a Chinese format', { serial: 45047 }, '2023-05-01'],
    ['a date with a time of day', { serial: 45047.75 }, '2023-05-01'],
    ['1 January 1900', { serial: 1 }, '1900-01-01'],
    ['28 February 1900, before the leap day that never was', { serial: 59 }, '1900-02-28'],
    ['1 March 1900, after it', { serial: 61 }, '1900-03-01'],
    ['the last day of 2100', { serial: 73415 }, '2100-12-31'],
    ['a code shown with its zeros', { zeros: 123 }, '000123'],
    ['a grid code kept as a number', 12010300800101, '12010300800101'],
    ['a price with binary noise', 0.1 + 0.2, '0.3'],
    ['an account number that lost its end', 120103199001011230, '1.20103199001011E+17'],
    ['the result of a formula', { formula: 'A1&B1', value: 'SL1' }, 'SL1'],
    ['a formula nobody has counted', { formula: 'A1&B1' }, '#VALUE!'],
    ['a failed formula', { error: '#N/A' }, '#N/A'],
    ['a ticked box', { xml: '<c r="@" t="b"><v>1</v></c>' }, '是'],
    ['text kept in the cell', { xml: '<c r="@" t="inlineStr"><is><t>示例</t></is></c>' }, '示例'],
    ['rare characters, emoji and entities', '𠮷😀 & < "', '𠮷😀 & < "'],
    ['a line break that XML cannot hold', { xml: '<c r="@" t="str"><v>甲_x000D_乙</v></c>' }, '甲\r乙'],
  ] satisfies [string, Cell, string][])('%s', async (_, cell, text) => {
    expect(await first(cell)).toBe(text)
  })

  it('counts days from 1904 where a Mac made the file', async () => {
    expect(await first({ serial: 43585 }, { from1904: true })).toBe('2023-05-01')
  })

  it('reads rich text without the reading aids above it', async () => {
    const strings = '<sst><si><r><t>示</t></r><r><t>例</t></r><rPh><t>shili</t></rPh></si></sst>'
    const parts = [{ name: 'xl/sharedStrings.xml', content: strings }]
    expect(await first({ xml: '<c r="@" t="s"><v>0</v></c>' }, { parts })).toBe('示例')
  })

  it('reads the first sheet that is shown and names the others', async () => {
    expect(await first('台账的', { hiddenFirst: true })).toBe('台账的')
  })

  it('reads the sheet that a person names, and says which there are', async () => {
    const bytes = xlsx([['今年']], { hiddenFirst: true, before: [{ name: '填表说明', rows: [['怎么填']] }] })
    expect(await sheetsOf(bytes)).toEqual(['填表说明', '台账'])
    expect(await readGrid(bytes)).toMatchObject({ sheet: '填表说明', otherSheets: ['台账'] })
    const chosen = await readGrid(bytes, undefined, '台账')
    expect(chosen).toMatchObject({ sheet: '台账', otherSheets: ['填表说明'], rows: [{ line: 1, cells: ['今年'] }] })
    await expect(readGrid(bytes, undefined, '旧表')).rejects.toMatchObject({
      code: 'IMPORT_SHEET',
      message: '文件里没有工作表“旧表”，可选：“填表说明”、“台账”',
    })
    expect(await sheetsOf(Buffer.from('瓶号\nA1\n'))).toEqual([])
    await expect(readGrid(Buffer.from('瓶号\nA1\n'), undefined, '台账')).rejects.toMatchObject({ code: 'IMPORT_SHEET' })
  })

  it('keeps the numbers of lines over empty ones', async () => {
    const grid = await readGrid(xlsx([['a'], [], [], ['b']]))
    expect(grid.rows.map(({ line }) => line)).toEqual([1, 4])
  })
})

describe('archives nobody means well with', () => {
  const sheet = (content: string) => ({ name: 'xl/worksheets/sheet1.xml', content })
  const bombs: [string, Buffer][] = [
    [
      'a sheet that packs to a thousandth',
      xlsx([], { parts: [sheet(`<worksheet>${' '.repeat(8_000_000)}</worksheet>`)] }),
    ],
    ['a part that claims 4 GB', zip([{ name: 'a', content: 'x', claims: { size: 0xfffffff0 } }])],
    [
      'many parts that are large together',
      zip(Array.from({ length: 300 }, (_, n) => ({ name: `${n}`, content: 'x', claims: { size: 1_000_000 } }))),
    ],
    ['three thousand parts', zip(Array.from({ length: 3000 }, (_, n) => ({ name: `${n}`, content: 'x' })))],
  ]
  it.each(bombs)('%s is refused by its directory, before anything is unpacked', async (_, bytes) => {
    expect(() => assertTable(bytes)).toThrow(expect.objectContaining({ code: 'IMPORT_BOMB' }))
  })

  it('a part that grows beyond what the directory says is dropped while it is unpacked', async () => {
    const lie = { ...sheet(`<worksheet>${'<row/>'.repeat(50_000)}</worksheet>`), claims: { size: 1000 } }
    expect(await refusal(xlsx([], { parts: [lie] }))).toBe('IMPORT_BOMB')
  })

  it.each([
    ['only the beginning of one', xlsx([['a']]).subarray(0, 300)],
    ['one with a bit turned over', flipped(xlsx([['a'.repeat(500)]]))],
    ['one locked with a password', zip([{ name: 'xl/workbook.xml', content: 'x', claims: { flags: 1 } }])],
    ['one packed in a way nobody reads', zip([{ name: 'xl/workbook.xml', content: 'x', claims: { method: 12 } }])],
    [
      'one with the same name twice',
      zip([
        { name: 'a', content: '1' },
        { name: 'a', content: '2' },
      ]),
    ],
    ['a package of something else', zip([{ name: 'word/document.xml', content: '<document/>' }])],
    ['a sheet that is no XML', xlsx([], { parts: [sheet('<worksheet><sheetData><row></worksheet>')] })],
    [
      'entities that breed',
      xlsx([], { parts: [sheet('<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>')] }),
    ],
    [
      'a sheet in another encoding',
      xlsx([], {
        parts: [{ name: 'xl/worksheets/sheet1.xml', content: Buffer.from('\ufeff<worksheet/>', 'utf16le') }],
      }),
    ],
  ] as [string, Buffer][])('%s is told apart', async (_, bytes) => {
    expect(await refusal(bytes)).toBe('IMPORT_UNREADABLE')
  })

  it('no bytes at all make the reader fail in any other way', async () => {
    const good = xlsx(
      [
        ['编号', '户主'],
        ['A1', '示例'],
      ],
      { merges: ['A1:B1'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), async (at, value) => {
        const bytes = Buffer.from(good)
        bytes[at] = value
        expect(['read', 'IMPORT_UNREADABLE', 'IMPORT_BOMB', 'IMPORT_TOO_LONG']).toContain(await refusal(bytes))
      }),
      { numRuns: 300 },
    )
  })
})

describe('files that leave', () => {
  const columns = [
    { title: '编号', width: 16 },
    { title: '数量', width: 8 },
  ]
  const written = async (writer: XlsxWriter | CsvWriter, text: string) => {
    writer.begin(columns, ['导出人 示例'])
    await writer.row([text, 3])
    return writer.end()
  }

  it.each(['=1+1', '+86', '-5', '@SUM(A1)', '\tx', '\rx', '＝1+1', '＋1', '－1', '＠x'])(
    '%p cannot run as a formula, neither in XLSX nor in CSV',
    async (text) => {
      const { rows } = await readGrid(await written(new XlsxWriter('表'), text))
      expect(rows.at(-1)?.cells[0]).toMatch(/^'/)
      const csv = (await written(new CsvWriter(), text)).toString()
      expect(csv.split('\r\n')[1]).toMatch(/^"?'/)
    },
  )

  it('say who made them: a spreadsheet above the header, text below the data', async () => {
    const grid = await readGrid(await written(new XlsxWriter('表'), '甲'))
    expect(grid.rows.map(({ cells }) => cells.join('|'))).toEqual(['导出人 示例', '编号|数量', '甲|3'])
    const csv = (await written(new CsvWriter(), '甲')).toString()
    expect(csv).toBe('\ufeff编号,数量\r\n甲,3\r\n导出人 示例\r\n')
  })

  it('bring back every text that XML can hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
        fc.pre(!/[\u0000-\u001f\ufffe\uffff]/.test(text) && !/^[=+\-@＝＋－＠]/.test(text))
        const { rows } = await readGrid(await written(new XlsxWriter('表'), text))
        expect(rows.at(-1)?.cells[0]).toBe(text)
      }),
      { numRuns: 100 },
    )
  })
})

function flipped(bytes: Buffer): Buffer {
  const at = bytes.indexOf('xl/sharedStrings.xml') + 24
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  return bytes
}
