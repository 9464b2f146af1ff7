import fc from 'fast-check'
import { type HostRule, hostRule } from './host-rules'
import { parseScan } from './scan-code'

const codeOf = (raw: string): string => {
  const parsed = parseScan(raw)
  return parsed.ok ? parsed.code : parsed.error
}

describe('what the camera or a person gives becomes a cylinder code', () => {
  it.each([
    ['T1200012345', 'T1200012345'],
    ['  t1200012345\r\n', 'T1200012345'],
    ['Ｔ１２００－０１２３', 'T1200-0123'],
    ['\ufeff3 12 001 000123', '312001000123'],
    ['\u001dT1200012345', 'T1200012345'],
    ['https://qr.pingan.example/a?x=t1200012345', 'T1200012345'],
    ['https://q.pingan.example/T1200012345', 'T1200012345'],
    ['HTTPS://GAS.EXAMPLE/T1200012345', 'T1200012345'],
    ['http://gas.example:8080/b/?from=1&code=T1200012345#top', 'T1200012345'],
    ['https://gas.example/b?y=1&x=%54120001', 'T120001'],
    ['gas.example.cn/T1200012345/', 'T1200012345'],
  ])('%j is code %s', (raw, code) => {
    expect(codeOf(raw)).toBe(code)
  })

  it('keeps the raw string beside the code', () => {
    expect(parseScan(' t12-34 ')).toEqual({ ok: true, code: 'T12-34', raw: ' t12-34 ' })
  })
})

describe('what is no cylinder code is refused with a message that says what to do', () => {
  it.each([
    ['', 'EMPTY'],
    [' \n\u3000', 'EMPTY'],
    ['A'.repeat(513), 'TOO_LONG'],
    ['1'.repeat(33), 'TOO_LONG'],
    ['https://qr.alipay.com/fkx12345abcd', 'FOREIGN'],
    ['https://u.wechat.com/MB12345678', 'FOREIGN'],
    ['wxp://f2f012345678', 'FOREIGN'],
    ['WIFI:S:home;P:12345678;;', 'FOREIGN'],
    ['https://gas.example/login', 'FOREIGN'],
    ['https://gas.example/', 'FOREIGN'],
    ['https://gas.example/?x=%E0%A4%A', 'FOREIGN'],
    ['https://gas.example/set/T1200012345', 'BUNDLE'],
    ['https://gas.example/a?set=T1200012345', 'BUNDLE'],
    ['https://gas.example/a?type=set&x=T1200012345', 'BUNDLE'],
    ['123', 'MALFORMED'],
    ['气瓶12345', 'MALFORMED'],
    ['12;34;56', 'MALFORMED'],
  ])('%j is %s', (raw, error) => {
    expect(parseScan(raw)).toMatchObject({ ok: false, error, message: expect.stringMatching(/[\u4e00-\u9fff]/) })
  })

  it('does not take a path such as /asset/ for a crate', () => {
    expect(codeOf('https://gas.example/asset/T1200012345')).toBe('T1200012345')
  })
})

describe('the table of rules per site', () => {
  const rules: HostRule[] = [
    hostRule('gas.example', 'query', 'Bottle'),
    hostRule('short.example', 'path', null),
    hostRule('shop.example', 'foreign', null),
  ]

  it.each([
    ['https://gas.example/a?x=WRONG1&bottle=T1200012345', 'T1200012345'],
    ['https://short.example/cyl/T1200012345', 'T1200012345'],
    ['https://gas.example/T1200012345', 'FOREIGN'],
    ['https://shop.example/T1200012345', 'FOREIGN'],
  ])('decides where the code stands: %s is %s', (raw, expected) => {
    const parsed = parseScan(raw, rules)
    expect(parsed.ok ? parsed.code : parsed.error).toBe(expected)
    expect(parsed.unknownHost).toBeUndefined()
  })

  it('names a site without a rule, with a code or without one, and in words', () => {
    expect(parseScan('https://New.Example:8443/T1200012345', rules)).toMatchObject({
      ok: true,
      code: 'T1200012345',
      unknownHost: 'new.example',
    })
    expect(parseScan('https://new.example/login', rules)).toMatchObject({
      ok: false,
      unknownHost: 'new.example',
      message: expect.stringContaining('new.example'),
    })
    expect(parseScan('T1200012345', rules).unknownHost).toBeUndefined()
  })

  it('names no site that is none', () => {
    for (const raw of ['https://user:pass@/T1200012345', 'https://a b/T1200012345', `https://${'a'.repeat(130)}.cn/x`])
      expect(parseScan(raw, rules).unknownHost).toBeUndefined()
  })
})

describe('any string at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.stringMatching(/^[0-9A-Za-z-]{1,40}$/),
  )

  it('never throws, and a code parses to itself', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const parsed = parseScan(raw)
        if (!parsed.ok) return
        expect(parsed.code).toMatch(/^[0-9A-Z-]{4,32}$/)
        expect(codeOf(parsed.code)).toBe(parsed.code)
      }),
    )
  })

  it('reads a code the same plain, lower-case, full-width, in a short and in a long address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[0-9A-Z]{3,20}$/), (code) => {
        const wide = code.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
        const forms = [code, code.toLowerCase(), wide, `https://g.example/${code}`, `http://g.example/b/c?x=${code}`]
        expect(forms.map(codeOf)).toEqual(forms.map(() => code))
      }),
    )
  })
})
