import { cleanCode, cleanText, isScientific, readDate } from './cells'

describe('cells as offices fill them', () => {
  it.each([
    ['　示范路１２号 ３号楼\u200b ', '示范路12号 3号楼'],
    ['张 三', '张三'],
    ['ＹＳＰ３５．５', 'YSP35.5'],
    ['户主\n（字号）', '户主 (字号)'],
  ])('%p means %p', (cell, text) => {
    expect(cleanText(cell)).toBe(text)
  })

  it.each([
    [" 'sf 000 000 001", 'SF000000001'],
    ['ｓｆ－０１', 'SF-01'],
  ])('the code %p means %p', (cell, code) => {
    expect(cleanCode(cell)).toBe(code)
  })

  it.each([
    ['2023-05', '2023-05-01'],
    ['2023.5', '2023-05-01'],
    ['2023/5/9', '2023-05-09'],
    ['2023年5月', '2023-05-01'],
    ['2023 年 5 月 9 日', '2023-05-09'],
    ['202305', '2023-05-01'],
    ['20230509', '2023-05-09'],
    ['2023/5/9 0:00', '2023-05-09'],
    ['45055', '2023-05-09'],
  ])('the date %p is %p', (cell, date) => {
    expect(readDate(cell)).toBe(date)
  })

  it.each(['2023-13', '2023-02-30', '去年', '23-05', '4500', '450000', ''])('%p is no date', (cell) => {
    expect(readDate(cell)).toBeNull()
  })

  it('knows a number that a table program has shortened', () => {
    expect(isScientific('1.38E+10')).toBe(true)
    expect(isScientific('SF1E10')).toBe(false)
  })
})
