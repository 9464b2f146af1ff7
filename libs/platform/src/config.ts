import { join, resolve } from 'node:path'
import { CONFIG_SCHEMA, type ConfigValues } from './config-schema'
import { CONFIG_VARIABLES, type ConfigName, type ConfigText, type ConfigVariable } from './config-variables'

export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql' | 'mariadb'; readonly url: string }

export interface Config {
  readonly nodeEnv: ConfigValues['NODE_ENV']
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly database: DatabaseConfig
  readonly redisUrl?: string
  readonly redisPrefix: string
  readonly demo: boolean
  readonly demoDay?: string
  readonly demoSeed: number
  readonly fieldKeys?: ConfigValues['FIELD_KEYS']
  readonly signingSecret?: string
  readonly wechat: { readonly appId?: string; readonly secret?: string; readonly baseUrl: string }
  readonly sms: { readonly url?: string; readonly key?: string }
  readonly sessionHours: number
  readonly sessionIdleMinutes: number
  readonly passwordDays: number
  readonly totpRequired: boolean
  readonly jobs: ConfigValues['JOBS']
  readonly logLevel: ConfigValues['LOG_LEVEL']
  readonly rateLoginPerMinute: number
  readonly rateScanPerMinute: number
  readonly rateEventsPerMinute: number
  readonly trustProxy: ConfigValues['TRUST_PROXY']
  readonly dutyPhone: string
  readonly districtCode: string
  /** Printed on labels: where a stranger's phone finds the card of a cylinder. */
  readonly publicUrl?: string
}

export interface ConfigProblem {
  readonly path: ConfigName
  readonly message: string
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'CONFIG_INVALID'

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      `配置有 ${problems.length} 处问题，程序没有启动：\n${problems.map((p) => `  ${p.path}：${p.message}`).join('\n')}`,
    )
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** Compose files pass `NAME=` for what is not set, so empty and unset mean the same. */
function readText(env: Environment): ConfigText {
  const entries = CONFIG_VARIABLES.map(({ name, default: fallback }) => [name, env[name]?.trim() || fallback])
  return Object.fromEntries(entries) as ConfigText
}

function describe(name: ConfigName, message: string, text: ConfigText): ConfigProblem {
  const variable: ConfigVariable | undefined = CONFIG_VARIABLES.find((entry) => entry.name === name)
  const shown = variable?.secret || text[name] === '' ? '' : `（现在是“${text[name]}”）`
  return { path: name, message: `${message}${shown}` }
}

/** What no single variable can tell. Works on the texts, so it is said even when other variables are wrong. */
function contradictions(text: ConfigText): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const need = (broken: boolean, path: ConfigName, message: string) => {
    if (broken) problems.push({ path, message })
  }
  need(text.NODE_ENV === 'production' && text.DEMO === 'on', 'DEMO', '正式环境不能带演示数据，请设 DEMO=off')
  need(text.REDIS_URL !== '' && text.DATABASE_URL === '', 'REDIS_URL', '使用 Redis 时必须同时设置 DATABASE_URL')
  need(text.WECHAT_APPID !== '' && text.WECHAT_SECRET === '', 'WECHAT_SECRET', '设置了 WECHAT_APPID，也要设置本项')
  need(text.WECHAT_SECRET !== '' && text.WECHAT_APPID === '', 'WECHAT_APPID', '设置了 WECHAT_SECRET，也要设置本项')
  need(text.SMS_KEY !== '' && text.SMS_URL === '', 'SMS_URL', '设置了 SMS_KEY，也要设置本项')
  return problems
}

function problemsOf(text: ConfigText): ConfigProblem[] {
  const parsed = CONFIG_SCHEMA.safeParse(text)
  const single = parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        // orEmpty is a union; the branch that was meant holds the reason.
        const inner = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : undefined
        return describe(issue.path[0] as ConfigName, (inner ?? issue).message, text)
      })
  return [...single, ...contradictions(text)]
}

function databaseOf(values: ConfigValues): DatabaseConfig {
  const url = values.DATABASE_URL
  if (!url) return { kind: 'sqlite', file: join(resolve(values.DATA_DIR), 'pingan.sqlite') }
  return { kind: url.startsWith('mariadb:') ? 'mariadb' : 'mysql', url }
}

function toConfig(values: ConfigValues): Config {
  return {
    nodeEnv: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    database: databaseOf(values),
    redisUrl: values.REDIS_URL,
    redisPrefix: values.REDIS_PREFIX,
    demo: values.DEMO,
    demoDay: values.DEMO_DAY,
    demoSeed: values.DEMO_SEED,
    fieldKeys: values.FIELD_KEYS,
    signingSecret: values.SIGNING_SECRET,
    wechat: { appId: values.WECHAT_APPID, secret: values.WECHAT_SECRET, baseUrl: values.WECHAT_BASE_URL },
    sms: { url: values.SMS_URL, key: values.SMS_KEY },
    sessionHours: values.SESSION_HOURS,
    sessionIdleMinutes: values.SESSION_IDLE_MINUTES,
    passwordDays: values.PASSWORD_DAYS,
    totpRequired: values.TOTP_REQUIRED === 'auto' ? !values.DEMO : values.TOTP_REQUIRED === 'on',
    jobs: values.JOBS,
    logLevel: values.LOG_LEVEL,
    rateLoginPerMinute: values.RATE_LOGIN_PER_MINUTE,
    rateScanPerMinute: values.RATE_SCAN_PER_MINUTE,
    rateEventsPerMinute: values.RATE_EVENTS_PER_MINUTE,
    trustProxy: values.TRUST_PROXY,
    dutyPhone: values.DUTY_PHONE,
    districtCode: values.DISTRICT_CODE,
    publicUrl: values.PUBLIC_URL,
  }
}

/** Reads the environment once. `overrides` win over `env` and pass the same checks. */
export function loadConfig(env: Environment, overrides: Partial<ConfigText> = {}): Config {
  const text = readText({ ...env, ...overrides })
  const problems = problemsOf(text)
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(toConfig(CONFIG_SCHEMA.parse(text)))
}

export function runsJobs(config: Pick<Config, 'jobs' | 'redisUrl'>, role: 'api' | 'worker'): boolean {
  if (role === 'worker' || config.jobs === 'on') return true
  return config.jobs === 'auto' && config.redisUrl === undefined
}
