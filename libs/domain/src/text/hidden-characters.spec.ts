import { hasHiddenCharacters, hasLineBreaks } from './hidden-characters'

describe('Characters that nobody sees', () => {
  test.each([
    ['a mark that turns the reading direction', '张\u202e三'],
    ['an isolate', '张\u2067三'],
    ['a mark left to right, as a copied telephone number brings it', '\u200e13800000001'],
    ['a space without width', '张\u200b三'],
    ['a byte order mark', '\ufeff张三'],
    ['NUL', '张\u0000三'],
    ['an escape for a terminal', '\u001b[2J张三'],
    ['a C1 control', '张\u0085三'],
    ['half of a rare character', '\ud842家'],
    ['a tag', '张\u{e0041}三'],
    ['a soft hyphen', '张\u00ad三'],
  ])('%s is found', (_, text) => {
    expect(hasHiddenCharacters(text)).toBe(true)
  })

  test.each(['𠮷', '㐀', '买买提·艾力', 'José', '平安里2号楼 301', '一行\n两行', '🔥👨‍👩‍👧❤️', '＝ＳＵＭ（１）', ''])(
    '%s is what it looks like',
    (text) => {
      expect(hasHiddenCharacters(text)).toBe(false)
    },
  )

  test('a name stands on one line', () => {
    expect(['张\n三', '张\t三', '张\r三', '张 三'].map(hasLineBreaks)).toEqual([true, true, true, false])
  })
})
