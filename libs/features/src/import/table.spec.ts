import { DomainError } from '@app/domain'
import { readGrid } from '../sheets'
import { decodeList } from '../sheets/decode'
import type { Column } from './column'
import { readTable } from './table'

const COLUMNS: readonly Column<'code' | 'name'>[] = [
  { key: 'code', title: '编号', also: ['户号'], needed: true },
  { key: 'name', title: '户主', also: ['姓名'] },
]
const table = async (text: string) => readTable(await readGrid(Buffer.from(text)), COLUMNS)
const rowsOf = async (text: string) => (await table(text)).rows.map(({ line, cells }) => [line, cells.code, cells.name])
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof DomainError) return error.code
  }
  return 'accepted'
}

describe('lists as table programs save them', () => {
  it('finds columns by any of their names, in any order, with remarks behind them', async () => {
    expect(await rowsOf('姓名（必填）,备注, 户 号\n示范甲,无,A1\n')).toEqual([[2, 'A1', '示范甲']])
  })

  it('finds the header below a title and a line about who made the list', async () => {
    expect(await rowsOf('某街道用户台账,\n制表：示范丙,2026年\n编号,户主\nA1,示范甲\n')).toEqual([[4, 'A1', '示范甲']])
  })

  it('names the line a person sees, over empty lines and cells with line breaks', async () => {
    expect(await rowsOf('编号,户主\nA1,"示范\n甲"\n,\n\nA2,示范乙\n')).toEqual([
      [3, 'A1', '示范甲'],
      [6, 'A2', '示范乙'],
    ])
  })

  it('reads tab separated text and Windows line ends', async () => {
    expect(await rowsOf('编号\t户主\r\nA1\t示范甲\r\n')).toEqual([[2, 'A1', '示范甲']])
  })

  it('notes a line with more cells than the header', async () => {
    expect((await table('编号,户主\nA1,示范,甲\n')).problems).toMatchObject([{ line: 2, column: '整行' }])
  })

  it('refuses a list without data, without a needed column, or with an open quote', async () => {
    expect(await codeOf(() => rowsOf('编号,户主\n'))).toBe('IMPORT_EMPTY')
    expect(await codeOf(() => rowsOf('户主\n示范甲\n'))).toBe('IMPORT_COLUMNS')
    expect(await codeOf(() => rowsOf('编号,户主\n"A1,示范甲\n'))).toBe('IMPORT_UNREADABLE')
  })

  it('reads UTF-8 with and without BOM, GBK and UTF-16, and refuses what is no text', async () => {
    const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5])
    expect(decodeList(gbk)).toBe('编号')
    expect(decodeList(Buffer.from('\ufeff编号'))).toBe('编号')
    expect(decodeList(Buffer.from('编号'))).toBe('编号')
    expect(decodeList(Buffer.from('\ufeff编号', 'utf16le'))).toBe('编号')
    expect(await codeOf(() => decodeList(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0xff])))).toBe(
      'IMPORT_UNREADABLE',
    )
  })

  it.each([
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
    ['a web page called .xls', Buffer.from('<html><table><tr><td>编号</td></tr></table></html>')],
    ['a program', Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(200)])],
    ['nothing', Buffer.alloc(0)],
  ])('%s is told apart', async (_, bytes) => {
    expect(await codeOf(() => readGrid(bytes))).toBe('IMPORT_UNREADABLE')
  })
})
