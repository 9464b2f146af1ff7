import { DomainError } from '@app/domain'
import { decodeList } from './decode'
import { type Column, readTable } from './table'

const COLUMNS: readonly Column<'code' | 'name'>[] = [
  { key: 'code', title: '编号', also: ['户号'], needed: true },
  { key: 'name', title: '户主', also: ['姓名'] },
]
const rowsOf = (text: string) => readTable(text, COLUMNS).rows.map(({ line, cells }) => [line, cells.code, cells.name])
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error.code
  }
  return 'accepted'
}

describe('lists as table programs save them', () => {
  it('finds columns by any of their names, in any order, with remarks behind them', () => {
    expect(rowsOf('姓名（必填）,备注, 户 号\n示范甲,无,A1\n')).toEqual([[2, 'A1', '示范甲']])
  })

  it('names the line a person sees, over empty lines and cells with line breaks', () => {
    expect(rowsOf('编号,户主\nA1,"示范\n甲"\n,\n\nA2,示范乙\n')).toEqual([
      [3, 'A1', '示范甲'],
      [6, 'A2', '示范乙'],
    ])
  })

  it('reads tab separated text and Windows line ends', () => {
    expect(rowsOf('编号\t户主\r\nA1\t示范甲\r\n')).toEqual([[2, 'A1', '示范甲']])
  })

  it('notes a line with more cells than the header', () => {
    expect(readTable('编号,户主\nA1,示范,甲\n', COLUMNS).problems).toMatchObject([{ line: 2, column: '整行' }])
  })

  it('refuses a list without data, without a needed column, or with an open quote', () => {
    expect(codeOf(() => rowsOf('编号,户主\n'))).toBe('IMPORT_EMPTY')
    expect(codeOf(() => rowsOf('户主\n示范甲\n'))).toBe('IMPORT_COLUMNS')
    expect(codeOf(() => rowsOf('编号,户主\n"A1,示范甲\n'))).toBe('IMPORT_UNREADABLE')
  })

  it('reads UTF-8 with and without BOM, GBK and UTF-16, and refuses what is no text', () => {
    const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5])
    expect(decodeList(gbk)).toBe('编号')
    expect(decodeList(Buffer.from('\ufeff编号'))).toBe('编号')
    expect(decodeList(Buffer.from('编号'))).toBe('编号')
    expect(decodeList(Buffer.from('\ufeff编号', 'utf16le'))).toBe('编号')
    expect(codeOf(() => decodeList(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00, 0xff, 0xff])))).toBe('IMPORT_UNREADABLE')
  })
})
