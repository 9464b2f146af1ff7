import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run as createAdmin } from '../../apps/cli/src/create-admin'
import { run as importList } from '../../apps/cli/src/import'
import { run as migrate } from '../../apps/cli/src/migrate'
import { run as seed } from '../../apps/cli/src/seed'
import { readConfig, withStore } from '../../apps/cli/src/store'
import { run as verify } from '../../apps/cli/src/verify'
import { xlsx } from '../support/spreadsheet'
import { CommandLine } from './command-line'

const template = (list: string) => join(__dirname, '../../docs/templates', `${list}.csv`)

describe('The first day of an installation', () => {
  let machine: CommandLine
  beforeEach(async () => {
    machine = new CommandLine()
    await machine.run(migrate)
  })
  afterEach(() => machine.remove())

  test('the first administrator gets a password that is shown once and stored only as a hash', async () => {
    const printed = await machine.run(createAdmin, 'Chief')
    expect(printed).toContain('已建立系统管理员：chief')
    const password = /只显示这一次）：(\S+)/.exec(printed)?.[1] ?? ''
    expect(password).toMatch(/^[a-z2-9]{12}$/)
    expect(readFileSync(join(machine.dataDir, 'pingan.sqlite')).includes(password)).toBe(false)
    expect(await machine.run(verify)).toContain('全部一致')
  })

  test('a password out of a file is not printed; a short one is refused', async () => {
    const file = join(machine.home, 'password.txt')
    writeFileSync(file, 'correct horse battery\n')
    expect(await machine.run(createAdmin, '--username', 'chief', '--password-file', file)).not.toContain(
      'correct horse',
    )
    writeFileSync(file, 'short\n')
    await expect(machine.run(createAdmin, 'other', '--another', '--password-file', file)).rejects.toThrow('至少 10 位')
  })

  test('a second administrator is made only when that is said', async () => {
    await machine.run(createAdmin, 'chief')
    await expect(machine.run(createAdmin, 'deputy')).rejects.toMatchObject({ code: 'ADMIN_EXISTS' })
    await expect(machine.run(createAdmin, 'chief', '--another')).rejects.toMatchObject({ code: 'USERNAME_TAKEN' })
    expect(await machine.run(createAdmin, 'deputy', '--another')).toContain('deputy')
    expect(await machine.run(createAdmin, 'guard', '--role', 'security')).toContain('已建立安全管理员：guard')
    await expect(machine.run(createAdmin, 'other', '--role', 'office')).rejects.toThrow('--role')
  })

  test('an imported list leaves its passwords in a file for the owner only, and none the second time', async () => {
    await machine.run(createAdmin, 'chief')
    for (const list of ['areas', 'accounts']) await machine.run(importList, list, template(list))
    const files = () => readdirSync(machine.dataDir).filter((name) => name.startsWith('initial-passwords-'))
    expect(files()).toHaveLength(1)
    const path = join(machine.dataDir, files()[0] ?? '')
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(7)
    await machine.run(importList, 'accounts', template('accounts'))
    expect(files()).toHaveLength(1)
  })

  test('who was given a password by a list has to choose his own, however the list came in', async () => {
    await machine.run(createAdmin, 'chief')
    for (const list of ['areas', 'accounts']) await machine.run(importList, list, template(list))
    let rows: { username: string; mustChange: number | null }[] = []
    await machine.run(() =>
      withStore(readConfig(), async ({ db }) => {
        rows = await db.rows(
          'SELECT a.username, s.mustChange FROM account a LEFT JOIN account_security s ON s.accountId = a.id',
        )
      }),
    )
    const listed = rows.filter(({ username }) => username !== 'chief')
    expect(listed).toHaveLength(6)
    expect(listed.every(({ mustChange }) => Boolean(mustChange))).toBe(true)
  })

  test('of a workbook with several sheets one is read, the first or the one that is named', async () => {
    const file = join(machine.home, 'areas.xlsx')
    const list = [
      ['区域编码', '名称'],
      ['120103', '河西区'],
      ['120103001', '大营门街道'],
    ]
    writeFileSync(file, xlsx(list, { before: [{ name: '填表说明', rows: [['怎么填']] }] }))
    await expect(machine.run(importList, 'areas', file)).rejects.toMatchObject({ code: 'IMPORT_COLUMNS' })
    await expect(machine.run(importList, 'areas', file, '--sheet', '旧表')).rejects.toMatchObject({
      code: 'IMPORT_SHEET',
    })
    const seen = await machine.run(importList, 'areas', file, '--preview', '--sheet', '台账')
    expect(seen).toContain('新增 2')
    expect(seen).toContain('没有读取：填表说明')
    expect(await machine.run(importList, 'areas', '--sheet=台账', file)).toContain('新增 2，变更 0，未变 0')
    await expect(machine.run(importList, 'areas', file, '--sheet')).rejects.toThrow('--sheet')
  })

  test('a wrong call says how it is meant', async () => {
    await expect(machine.run(importList, 'people', template('areas'))).rejects.toThrow(
      'areas|premises|accounts|cylinders',
    )
    await expect(machine.run(importList, 'areas', 'nowhere.csv')).rejects.toThrow('没有这个文件')
  })

  test('demonstration data refuses production and a database that is already in use', async () => {
    const production = new CommandLine('', { NODE_ENV: 'production' })
    await expect(production.run(seed)).rejects.toThrow('正式环境')
    production.remove()
    await machine.run(createAdmin, 'chief')
    expect(await machine.run(seed)).toContain('不再载入')
  })
})
