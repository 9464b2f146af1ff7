import { csvOf } from './csv'

describe('the exported table', () => {
  it('opens in Excel as UTF-8, with quotes where they are needed', () => {
    expect(csvOf(['街道', '用户'], [['大营门, "一"', 3]])).toBe('\uFEFF街道,用户\r\n"大营门, ""一""",3\r\n')
  })

  it('lets no name become a formula', () => {
    const rows = ['=HYPERLINK("x")', '+1', '-1', '@sum', '\tx'].map((name) => [name])
    for (const line of csvOf(['名'], rows).split('\r\n').slice(1, -1)) expect(line).toMatch(/^"?'/)
  })

  it('leaves numbers numbers, and nothing where nothing is known', () => {
    expect(csvOf(['a', 'b'], [[-5, null]])).toContain('\r\n-5,\r\n')
  })
})
