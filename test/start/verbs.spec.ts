import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (file: string): string => readFileSync(join(__dirname, '../..', file), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

describe.each(['README.md', 'README.zh-CN.md'])('%s 里的命令', (file) => {
  const text = read(file)

  it('包括 package.json 里的每一条', () => {
    const absent = Object.keys(scripts).filter((verb) => !new RegExp(`\`(npm (run )?)?${verb}[\` ]`).test(text))
    expect(absent).toEqual([])
  })

  it('每一条都真的存在', () => {
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, verb]) => verb ?? '')
    expect(named.filter((verb) => !(verb in scripts))).toEqual([])
  })
})
