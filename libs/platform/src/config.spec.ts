import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { ConfigError, loadConfig, runsJobs } from './config'
import { CONFIG_VARIABLES, renderEnvExample } from './config-variables'

function refusalOf(env: Record<string, string>): ConfigError {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('the configuration was accepted')
}

const pathsOf = (env: Record<string, string>) => refusalOf(env).problems.map(({ path }) => path)

describe('configuration', () => {
  it('an empty environment gives the demonstration on one SQLite file, port 3000', () => {
    const config = loadConfig({})
    expect(config).toMatchObject({
      port: 3000,
      demo: true,
      districtCode: '120103',
      sessionHours: 12,
      trustProxy: false,
    })
    expect(config.dataDir).toBe(resolve('data'))
    expect(config.database).toEqual({ kind: 'sqlite', file: resolve('data/pingan.sqlite') })
    expect(config.wechat).toEqual({ appId: undefined, secret: undefined, baseUrl: 'https://api.weixin.qq.com' })
  })

  it('an empty or blank value means the same as none, as compose files pass it', () => {
    const blank = Object.fromEntries(CONFIG_VARIABLES.map(({ name }) => [name, ' ']))
    expect(loadConfig(blank)).toEqual(loadConfig({}))
  })

  it('one-time codes are demanded of the district everywhere but in the demonstration, unless somebody says otherwise', () => {
    expect(loadConfig({}).totpRequired).toBe(false)
    expect(loadConfig({ DEMO: 'off' }).totpRequired).toBe(true)
    expect(loadConfig({ DEMO: 'off', TOTP_REQUIRED: 'off' }).totpRequired).toBe(false)
    expect(loadConfig({ TOTP_REQUIRED: 'on' }).totpRequired).toBe(true)
  })

  it('an override wins over the environment', () => {
    expect(loadConfig({ PORT: '1' }, { PORT: '0' }).port).toBe(0)
  })

  it('every problem is told in one message, each with its variable', () => {
    const error = refusalOf({
      PORT: '99999',
      DEMO_DAY: '2026-02-30',
      REDIS_URL: 'redis://cache',
      FIELD_KEYS: 'a:short',
      NODE_ENV: 'production',
      WECHAT_APPID: 'wx1',
      SMS_KEY: 'k',
      DISTRICT_CODE: '河西',
      WECHAT_BASE_URL: 'lpg.example.gov.cn',
    })
    expect(error.problems.map(({ path }) => path).sort()).toEqual([
      'DEMO',
      'DEMO_DAY',
      'DISTRICT_CODE',
      'FIELD_KEYS',
      'PORT',
      'REDIS_URL',
      'SMS_URL',
      'WECHAT_BASE_URL',
      'WECHAT_SECRET',
    ])
    for (const { path, message } of error.problems) expect(error.message).toContain(`${path}：${message}`)
    expect(error.message).toContain('PORT：应为 0 到 65535 之间的整数（现在是“99999”）')
    expect(error.message).toContain('DEMO_DAY：应为真实存在的日期 YYYY-MM-DD（现在是“2026-02-30”）')
    expect(error.message).toContain('FIELD_KEYS：第 1 个密钥不对')
  })

  it('the message never repeats a secret', () => {
    const error = refusalOf({
      DATABASE_URL: 'postgres://app:hunter2@db/lpg',
      SIGNING_SECRET: 'hunter3',
      FIELD_KEYS: 'a:hunter4',
    })
    expect(error.problems).toHaveLength(3)
    expect(error.message).not.toMatch(/hunter/)
  })

  it('the demonstration refuses to run in production until it is switched off', () => {
    expect(pathsOf({ NODE_ENV: 'production' })).toEqual(['DEMO'])
    expect(loadConfig({ NODE_ENV: 'production', DEMO: 'off' }).demo).toBe(false)
  })

  it.each([
    ['mysql://app:app@db:3306/lpg', 'mysql'],
    ['mariadb://app:app@db:3306/lpg', 'mariadb'],
  ])('%s is a %s database', (url, kind) => {
    expect(loadConfig({ DATABASE_URL: url }).database).toEqual({ kind, url })
  })

  it('field keys keep their order, and two with one id are refused', () => {
    const [first, second] = [randomBytes(32), randomBytes(32)]
    const text = (id: string, key: Buffer) => `${id}:${key.toString('base64')}`
    const config = loadConfig({ FIELD_KEYS: `${text('k2', first)}, ${text('k1', second)}` })
    expect(config.fieldKeys).toEqual([
      { id: 'k2', key: first },
      { id: 'k1', key: second },
    ])
    expect(pathsOf({ FIELD_KEYS: `${text('k1', first)},${text('k1', second)}` })).toEqual(['FIELD_KEYS'])
  })

  it('trusted proxies are nobody, everybody, or the listed addresses', () => {
    expect(loadConfig({ TRUST_PROXY: 'on' }).trustProxy).toBe(true)
    expect(loadConfig({ TRUST_PROXY: '10.0.0.1, 10.1.0.0/16' }).trustProxy).toEqual(['10.0.0.1', '10.1.0.0/16'])
  })

  it('an address that is no IP and no network is refused as a proxy', () => {
    expect(pathsOf({ TRUST_PROXY: 'yes' })).toEqual(['TRUST_PROXY'])
    expect(pathsOf({ TRUST_PROXY: '10.0.0.0/99' })).toEqual(['TRUST_PROXY'])
  })

  it('the API runs jobs itself unless Redis brings workers; a worker always does', () => {
    const redis = { DATABASE_URL: 'mysql://db/lpg', REDIS_URL: 'redis://cache' }
    expect(runsJobs(loadConfig({}), 'api')).toBe(true)
    expect(runsJobs(loadConfig(redis), 'api')).toBe(false)
    expect(runsJobs(loadConfig({ ...redis, JOBS: 'on' }), 'api')).toBe(true)
    expect(runsJobs(loadConfig({ JOBS: 'off' }), 'api')).toBe(false)
    expect(runsJobs(loadConfig(redis), 'worker')).toBe(true)
  })
})

describe('the example environment', () => {
  it('lists every variable once with both descriptions, and passes the check itself', () => {
    const text = renderEnvExample({ PORT: '8080' })
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const env = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)))
    expect(Object.keys(env)).toEqual(CONFIG_VARIABLES.map(({ name }) => name))
    expect(loadConfig(env)).toEqual(loadConfig({ PORT: '8080' }))
    for (const { zh, en } of CONFIG_VARIABLES) expect(text).toContain(`# ${zh}\n# ${en}\n`)
  })
})
