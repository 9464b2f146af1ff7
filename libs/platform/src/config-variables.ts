export interface ConfigVariable {
  readonly name: string
  /** The text used when the variable is unset or empty. */
  readonly default: string
  readonly zh: string
  readonly en: string
  /** A secret's value is never repeated in a message. */
  readonly secret?: true
}

export const CONFIG_VARIABLES = [
  {
    name: 'NODE_ENV',
    default: 'development',
    zh: '运行环境：development、test、production',
    en: 'Environment: development, test or production',
  },
  { name: 'PORT', default: '3000', zh: 'HTTP 端口，0 表示任选空闲端口', en: 'HTTP port, 0 picks a free one' },
  { name: 'HOST', default: '0.0.0.0', zh: '监听地址', en: 'Address to listen on' },
  {
    name: 'DATA_DIR',
    default: './data',
    zh: '数据目录：SQLite 文件、照片、密钥文件',
    en: 'Data folder: SQLite file, photos, keys file',
  },
  {
    name: 'DATABASE_URL',
    default: '',
    zh: 'mysql:// 或 mariadb:// 地址；空则用 DATA_DIR/pingan.sqlite',
    en: 'mysql:// or mariadb:// address; empty means the SQLite file DATA_DIR/pingan.sqlite',
    secret: true,
  },
  {
    name: 'REDIS_URL',
    default: '',
    zh: 'redis:// 或 rediss:// 地址，用于多进程队列；必须同时有 DATABASE_URL',
    en: 'redis:// or rediss:// address for worker processes; needs DATABASE_URL',
    secret: true,
  },
  {
    name: 'REDIS_PREFIX',
    default: 'pingan',
    zh: 'Redis 键的前缀；几套系统共用一个 Redis 时各用各的',
    en: 'Prefix of keys in Redis; systems that share one Redis each have their own',
  },
  {
    name: 'DEMO',
    default: 'on',
    zh: '演示数据 on 或 off；NODE_ENV=production 时必须为 off',
    en: 'Demonstration district, on or off; must be off with NODE_ENV=production',
  },
  {
    name: 'DEMO_DAY',
    default: '',
    zh: '演示数据的“今天”，YYYY-MM-DD；空则为真实日期',
    en: 'The day the demonstration calls today, YYYY-MM-DD; empty means the real one',
  },
  {
    name: 'DEMO_SEED',
    default: '120103',
    zh: '演示数据的随机种子（整数）',
    en: 'Seed of the demonstration data (integer)',
  },
  {
    name: 'FIELD_KEYS',
    default: '',
    zh: '个人信息加密密钥“编号:base64(32 字节)”，逗号分隔，新的在前、最早的在最后（检索索引用最早的）；空则首次启动时写入 DATA_DIR/keys.json',
    en: 'Keys for personal data, key-id:base64 of 32 bytes, comma separated, newest first, oldest last (it feeds the search index); empty: DATA_DIR/keys.json is made on first start',
    secret: true,
  },
  {
    name: 'SIGNING_SECRET',
    default: '',
    zh: '文件临时地址的签名密钥，至少 32 个字符；空则存于 keys.json',
    en: 'Signs short-lived file addresses, at least 32 characters; empty: kept in keys.json',
    secret: true,
  },
  { name: 'WECHAT_APPID', default: '', zh: '微信小程序 AppID', en: 'WeChat mini-program AppID' },
  {
    name: 'WECHAT_SECRET',
    default: '',
    zh: '微信小程序 AppSecret',
    en: 'WeChat mini-program AppSecret',
    secret: true,
  },
  {
    name: 'WECHAT_BASE_URL',
    default: 'https://api.weixin.qq.com',
    zh: '微信接口地址，测试或走代理时才改',
    en: 'WeChat API address; change only for tests or a proxy',
  },
  {
    name: 'SMS_URL',
    default: '',
    zh: '短信发送接口（HTTP POST）；空则不发送',
    en: 'Message sender (HTTP POST); empty: nothing is sent',
  },
  { name: 'SMS_KEY', default: '', zh: '短信接口的密钥', en: 'Key of the message sender', secret: true },
  { name: 'SESSION_HOURS', default: '12', zh: '登录有效小时数', en: 'Hours a login lasts' },
  {
    name: 'SESSION_IDLE_MINUTES',
    default: '30',
    zh: '控制台账号无操作多少分钟后须重新登录（网格员和住户的手机不受此限）',
    en: 'Minutes without a request after which a console account logs in again (phones are not limited so)',
  },
  {
    name: 'PASSWORD_DAYS',
    default: '90',
    zh: '工作人员的密码用满多少天须更换，到期前 10 天提醒；演示数据不受此限',
    en: 'Days after which staff must change the password, warned 10 days before; not in the demonstration',
  },
  {
    name: 'TOTP_REQUIRED',
    default: 'auto',
    zh: '区级账号（区安委办、值守、部门、三员）是否必须使用动态口令：auto（演示时不要求，此外都要求）、on、off',
    en: 'Whether district accounts must use one-time codes (TOTP): auto (except in the demonstration), on or off',
  },
  {
    name: 'JOBS',
    default: 'auto',
    zh: '本进程是否执行后台任务：auto（没有 REDIS_URL 时执行）、on、off',
    en: 'Whether the API process runs jobs: auto (when there is no REDIS_URL), on or off',
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    zh: '日志级别：trace、debug、info、warn、error、fatal、silent',
    en: 'Log level: trace, debug, info, warn, error, fatal or silent',
  },
  {
    name: 'RATE_LOGIN_PER_MINUTE',
    default: '10',
    zh: '每个来源每分钟登录次数上限',
    en: 'Logins per minute and source',
  },
  {
    name: 'RATE_SCAN_PER_MINUTE',
    default: '60',
    zh: '未登录扫码每个来源每分钟次数上限',
    en: 'Scans without login per minute and source',
  },
  {
    name: 'RATE_EVENTS_PER_MINUTE',
    default: '600',
    zh: '燃气企业的软件用一把接口密钥每分钟最多几个请求（每个请求最多 1000 条事件）',
    en: 'Signed requests per minute and key of a gas company (up to 1,000 events each)',
  },
  {
    name: 'TRUST_PROXY',
    default: 'off',
    zh: '是否相信 X-Forwarded-For：off、on，或代理的 IP/网段（逗号分隔）',
    en: 'Believe X-Forwarded-For: off, on, or the proxies as IP or CIDR, comma separated',
  },
  {
    name: 'DUTY_PHONE',
    default: '12345',
    zh: '区里24小时值班电话（漏气、核验检查人员、举报），手机端“险情”里也显示；12345 为政务服务便民热线',
    en: 'The 24-hour desk (a leak, doubt about an inspector, a report), also on the leak page; 12345 is the hotline',
  },
  {
    name: 'DISTRICT_CODE',
    default: '120103',
    zh: '区级行政区划代码（6 位），120103 为河西区',
    en: 'District code (6 digits), 120103 is 河西区',
  },
  {
    name: 'PUBLIC_URL',
    default: '',
    zh: '住户手机能打开的本系统地址（https:// 开头），印在瓶身二维码里；空则二维码里只有瓶号',
    en: 'Address under which phones of households reach this system, printed in QR codes; empty: QR codes hold the bare code',
  },
] as const satisfies readonly ConfigVariable[]

export type ConfigName = (typeof CONFIG_VARIABLES)[number]['name']
export type ConfigText = Readonly<Record<ConfigName, string>>

/** The text of an .env.example: every variable with both descriptions, and `values` where they differ from the default. */
export function renderEnvExample(values: Partial<ConfigText> = {}): string {
  return CONFIG_VARIABLES.map(({ name, default: fallback, zh, en }) => {
    const value = values[name] ?? fallback
    return `# ${zh}\n# ${en}\n${name}=${value}\n`
  }).join('\n')
}
