import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONFIG_VARIABLES, loadConfig, renderEnvExample } from '@app/platform'
import { parse } from 'yaml'

const docker = (file: string): string => readFileSync(join(__dirname, '../../docker', file), 'utf8')

const PRODUCTION = { NODE_ENV: 'production', DEMO: 'off', DATA_DIR: '/data' }

function variablesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
}

describe('部署用的 .env.example', () => {
  const example = docker('.env.example')
  const variables = variablesOf(example)

  it('列出程序认识的每一个变量，说明和默认值与程序一致', () => {
    expect(example.startsWith(renderEnvExample(PRODUCTION))).toBe(true)
  })

  it('多出来的只有 compose.yml 自己要用的密码', () => {
    const known = new Set<string>(CONFIG_VARIABLES.map(({ name }) => name))
    const extra = Object.keys(variables).filter((name) => !known.has(name))
    expect(extra).toEqual(['MYSQL_PASSWORD', 'MYSQL_ROOT_PASSWORD', 'REDIS_PASSWORD'])
  })

  it('compose.yml 引用的变量都在里面', () => {
    const used = [...docker('compose.yml').matchAll(/(?<!\$)\$\{([A-Z_]+)/g)].map(([, name]) => name)
    expect(used.filter((name) => !(name in variables))).toEqual([])
  })

  it('compose.yml 交给程序的变量都是程序认识的，合起来能通过配置检查', () => {
    const { environment } = parse(docker('compose.yml'))['x-app'] as { environment: Record<string, string> }
    const given = Object.entries(environment).map(([name, text]) => [name, text.replace(/\$\{[^}]+\}/g, 'secret')])
    const config = loadConfig({ ...variables, ...Object.fromEntries(given) })
    expect(config.database.kind).not.toBe('sqlite')
    expect(Object.keys(environment).filter((name) => !(name in variables))).toEqual([])
  })
})
