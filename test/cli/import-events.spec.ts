import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, dateInShanghai } from '@app/domain'
import { run as createAdmin } from '../../apps/cli/src/create-admin'
import { run as importList } from '../../apps/cli/src/import'
import { run as migrate } from '../../apps/cli/src/migrate'
import { readConfig, withStore } from '../../apps/cli/src/store'
import { run as verify } from '../../apps/cli/src/verify'
import { CommandLine } from './command-line'

const template = (list: string) => join(__dirname, '../../docs/templates', `${list}.csv`)

describe('a table of events at the machine itself', () => {
  let machine: CommandLine
  let company: string
  let file: string

  beforeAll(async () => {
    machine = new CommandLine()
    await machine.run(migrate)
    await machine.run(createAdmin, 'chief')
    for (const list of ['areas', 'premises', 'cylinders']) await machine.run(importList, list, template(list))
    await machine.run(async () =>
      withStore(readConfig(), async ({ db }) => {
        const [row] = await db.rows<{ code: string }>("SELECT code FROM company WHERE name = '示例燃气站'")
        company = row?.code ?? ''
      }),
    )
    const yesterday = addDays(dateInShanghai(new Date().toISOString()), -1)
    file = join(machine.home, 'events.csv')
    const rows = [
      `配送,SL000000001,${yesterday},15:20,配送员 K1,YQ0001`,
      `配送,ZZ99999999,${yesterday},15:30,配送员 K1,YQ0001`,
    ]
    writeFileSync(file, `事件,瓶号,日期,时刻,交出方,用气场所编号\n${rows.join('\n')}\n`)
  })
  afterAll(() => machine.remove())

  const bring = (...more: string[]) => machine.run(importList, 'events', file, '--company', company, ...more)

  test('is looked at, brought in for the company, and brought in once', async () => {
    expect(await bring('--preview')).toContain('可读 2 行（没有写入）：已存 0')
    const first = await bring()
    expect(first).toContain('第 3 行「瓶号」')
    expect(first).toContain('已存 1（其中标记 0），重复 0，未存 1')
    expect(await bring()).toContain('重复 1，未存 1')
    expect(await machine.run(verify)).toContain('全部一致')
  })

  test('a company that nobody knows, and a file that is not there, are said in words', async () => {
    await expect(machine.run(importList, 'events', file, '--company', 'NOBODY')).rejects.toThrow(
      '没有代码为 NOBODY 的企业',
    )
    await expect(machine.run(importList, 'events', 'no.csv', '--company', company)).rejects.toThrow('没有这个文件')
  })
})
