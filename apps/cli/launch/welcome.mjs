import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasPhone } from './paths.mjs'

const ROLE_NAMES = {
  household: '用户 household',
  inspector: '网格员 inspector',
  microgrid: '微网格长 microgrid',
  community: '社区 community',
  street: '街道 street',
  office: '区级 office',
  duty: '值守 duty',
  urban: '城管委 urban',
  market: '市场监管 market',
  fire: '消防 fire',
  company: '企业 company',
  admin: '管理员 admin',
  security: '安全管理员 security',
  auditor: '审计 auditor',
}

/** Full-width characters take two columns of a terminal. */
const width = (text) => [...text].reduce((sum, char) => sum + (char > '\u2e80' ? 2 : 1), 0)
const pad = (text, columns) => text + ' '.repeat(Math.max(1, columns - width(text)))

function addresses(port) {
  const base = `http://localhost:${port}`
  return [
    `  控制台 console     ${base}/`,
    ...(hasPhone() ? [`  手机端 phone app   ${base}/m/`] : []),
    `  接口文档 API docs  ${base}/api/docs`,
  ]
}

function logins(dataDir) {
  const file = join(dataDir, 'demo-accounts.json')
  if (process.env.DEMO === 'off' || !existsSync(file)) {
    return [
      '  没有演示账号。第一个管理员：npm run create-admin -- <用户名>',
      '  No demonstration accounts: npm run create-admin -- <name>',
    ]
  }
  const accounts = JSON.parse(readFileSync(file, 'utf8'))
  const first = Object.keys(ROLE_NAMES).map((role) => accounts.find((account) => account.role === role))
  return [
    '  演示账号 demonstration logins（虚构数据 invented data）',
    ...first
      .filter(Boolean)
      .map(({ role, username, password, area }) =>
        `    ${pad(ROLE_NAMES[role], 22)}${pad(username, 16)}${pad(password, 18)}${area ?? ''}`.trimEnd(),
      ),
  ]
}

export function welcome(port, dataDir, took) {
  return [
    '',
    `平安液化气 已就绪 ready（${took}）`,
    '',
    ...addresses(port),
    '',
    ...logins(dataDir),
    '',
    '  Ctrl-C 停止 stops',
    '',
  ].join('\n')
}
