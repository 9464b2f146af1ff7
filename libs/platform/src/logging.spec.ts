import { PlatformError } from './errors'
import { createLogger } from './logging'

function logTo(level: 'info' | 'silent' = 'info') {
  const lines: string[] = []
  const logger = createLogger({ logLevel: level }, { write: (line: string) => void lines.push(line) })
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> }
}

describe('the log', () => {
  it('holds no personal data, however deep it lies', () => {
    const { logger, lines } = logTo()
    logger.info({
      visit: { premises: { occupancies: [{ party: { name: '张三', phone: '13812344007', address: '围堤道 1 号' } }] } },
      headers: { Authorization: 'Bearer abc', 'set-cookie': 'sid=1' },
      login: { password: 'hunter2', code: '0a1b2c', access_token: 'tok', session_key: 'key' },
      photo: { lat: 39.1, lon: 117.2 },
    })
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(/张三|13812344007|围堤道|Bearer|sid=1|hunter2|0a1b2c|"tok"|"key"|39\.1|117\.2/)
  })

  it('masks a mobile number in free text, but not digits inside an id', () => {
    const { logger, last } = logTo()
    logger.warn({ note: '电话 13812344007 打不通' }, 'call 13812344007, cylinder A13812344007')
    expect(last()).toMatchObject({
      level: 'warn',
      note: '电话 138****4007 打不通',
      msg: 'call 138****4007, cylinder A13812344007',
    })
  })

  it('tells an error with its code and cause, without the values a driver hangs on it', () => {
    const { logger, lines, last } = logTo()
    const driver = Object.assign(new Error("Duplicate entry '13812344007'"), {
      parameters: ['张三'],
      code: 'ER_DUP_ENTRY',
    })
    logger.error(new PlatformError('WECHAT_UNAVAILABLE', 'errcode -1', { cause: driver }))
    expect(last().err).toMatchObject({
      type: 'PlatformError',
      code: 'WECHAT_UNAVAILABLE',
      detail: 'errcode -1',
      cause: { code: 'ER_DUP_ENTRY', message: "Duplicate entry '138****4007'" },
    })
    logger.error({ err: driver })
    expect(lines.join()).not.toMatch(/张三|13812344007/)
  })

  it('an address is logged without its query, where scanned codes and signatures travel', () => {
    const { logger, last } = logTo()
    logger.info({ req: { id: 'r1', method: 'GET', url: '/api/v1/scan?code=SECRET', headers: {} } })
    expect(last().req).toEqual({ id: 'r1', method: 'GET', url: '/api/v1/scan' })
  })

  it('a child logger hides personal bindings too', () => {
    const { logger, lines, last } = logTo()
    logger.child({ jobId: 'j1', phone: '13812344007' }).child({ attempt: 2, name: '张三' }).info('done')
    expect(last()).toMatchObject({ jobId: 'j1', attempt: 2, msg: 'done' })
    expect(lines[0]).not.toMatch(/13812344007|张三/)
  })

  it('keeps quiet when told to', () => {
    const { logger, lines } = logTo('silent')
    logger.fatal('nobody hears this')
    expect(lines).toEqual([])
  })
})
