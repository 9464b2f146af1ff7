import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { readGrid } from '../../libs/features/src/sheets'
import { GRID } from '../support/district'
import { inGbk } from '../support/lists'
import { type Cell, xlsx } from '../support/spreadsheet'
import { ConsoleWorld } from './console-world'

/** SCREENSHOT_DIR=docs/screens keeps what the office sees on the way. */
const FOLDER = process.env.SCREENSHOT_DIR

interface Roster {
  name: string
  mimeType: string
  buffer: Buffer
}

const sheet = (name: string, rows: Cell[][], merges: string[]): Roster => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: xlsx(rows, { merges }),
})

/** A street's own list: a title, a line about who made it, merged headers, one street beside many, dates of Excel. */
const places = (phone: string, door = '示范里8号楼2门301'): Roster =>
  sheet(
    '大营门街道用户台账.xlsx',
    [
      ['大营门街道瓶装液化气用户台账'],
      ['制表：街道网格中心', null, null, null, '单位：户'],
      ['街道', '社区', '网格', '户号', '地址', '用户', null, '用户类别', '建档日期'],
      [null, null, null, null, null, '户名', '联系电话', null, null],
      [
        '大营门',
        '示范社区001',
        '示范网格01',
        'ｙｑ ０００７',
        '示范里7号楼1门201',
        '赵示例',
        phone,
        '居民',
        { serial: 45383 },
      ],
      [null, null, null, 'YQ0008', door, '欧阳示例', '+86 139 0000 0008', '居民', 45384],
      [null, null, null, 'YQ0009', '示范里底商3号', '示例小馆', 13900000009, '餐饮', '2024年4月2日'],
    ],
    ['A1:I1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:E4', 'F3:G3', 'H3:H4', 'I3:I4', 'A5:A7', 'B5:B7', 'C5:C7'],
  )

const BAD_BOTTLES = [
  '瓶码,规格,出厂年月,检验有效期,气站,户号,用途',
  'HX000000701,YSP35.5,2021.3,2025.3,河西示范燃气站,YQ0007,在用',
  'HX000000702,YSP-15公斤,2021.3,2025.3,河西示范燃气站,YQ0008,在用',
  'HX000000701,YSP35.5,1900-01,,河西示范燃气站,YQ0008,备用',
  '1.20103E+10,YSP35.5,2021.3,,=HYPERLINK(),YQ0008,在用',
  'HX000000705,YSP118,2022.5,2021.1,河西示范燃气站,YQ9999,后厨',
].join('\r\n')
const GOOD_BOTTLES = [
  '瓶码,规格,出厂年月,检验有效期,气站,户号,用途',
  'HX000000701,YSP35.5,2021.3,2029.3,河西示范燃气站,YQ0007,在用',
  'HX000000001,YSP35.5,,2028年6月,河西示范燃气站,,',
].join('\r\n')
const gbk = (text: string): Roster => ({ name: '气瓶台账.csv', mimeType: 'text/csv', buffer: inGbk(text) })

const GRIDS: Roster = sheet(
  '新划网格.xlsx',
  [
    ['统计用区划代码', '名称'],
    [120103001001, '示范社区一'],
    [12010300100102, '示范网格02'],
    [GRID, '示范网格01'],
  ],
  [],
)

describe('Three messy rosters in the office', () => {
  let world: ConsoleWorld
  let page: Page
  beforeAll(async () => {
    world = await ConsoleWorld.start()
    page = await world.enter('office', '/import')
    await page.getByText('历次导入').waitFor()
  })
  afterAll(() => world?.close())

  const picture = async (name: string) => {
    if (!FOLDER) return
    mkdirSync(FOLDER, { recursive: true })
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(FOLDER, `import-${name}.png`) })
  }
  async function hand(kind: string, roster: Roster) {
    await page.goto(`${world.address}/import?kind=${kind}`)
    await page.locator('input[type=file]').setInputFiles(roster)
    await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
  }
  async function agree(words: RegExp) {
    await page.getByRole('button', { name: words }).click()
    await page.locator('.ant-popover').getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('已全部导入').waitFor()
  }

  it('offers each register with its template and what columns it knows', async () => {
    await page.getByText('用气场所和用户', { exact: true }).first().click()
    await page.getByText('用气场所编号（必填）').waitFor()
    await picture('choose')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Excel', exact: true }).click(),
    ])
    expect(file.suggestedFilename()).toBe('用气场所和用户_模板.xlsx')
    const { rows } = await readGrid(readFileSync(await file.path()))
    expect(rows[0]?.cells).toContain('户主')
  })

  it('a street list with a title, merged cells and Excel dates is shown masked, and brought in', async () => {
    await hand('premises', places('１３９ ０００ ０００ ０７'))
    await page.getByText('没有问题。看过下面的变化').waitFor()
    await page.getByText(/业主 赵\* 139\*\*\*\*0007/).waitFor()
    expect(await page.locator('main, #root').first().textContent()).not.toMatch(/赵示例|13900000007/)
    await picture('premises-preview')
    await agree(/导入（新增 3）/)
    await picture('premises-result')
  })

  it('the same list with another telephone shows that change and nothing else, also after the page was left', async () => {
    await hand('premises', places('13900000077', '示范里8号楼2门302'))
    await page.getByText('没有问题。看过下面的变化').waitFor()
    await page.reload()
    await page.getByText('业主 赵* 139****0077').waitFor()
    await page.getByText('变更 2').first().waitFor()
    await picture('premises-changed')
    await agree(/导入（变更 2）/)
  })

  it('a list of bottles in GBK names every bad row, and not one of them is brought in', async () => {
    await hand('cylinders', gbk(BAD_BOTTLES))
    await page.getByText(/处有问题，一行也没有导入/).waitFor()
    await page.getByText('检验有效期', { exact: true }).waitFor()
    for (const words of ['科学计数', '像公式', '不认识', '1950 年到 2099 年', '不在场所登记中']) {
      await page.getByText(words).first().waitFor()
    }
    expect(await page.getByRole('button', { name: /^导入（/ }).count()).toBe(0)
    await picture('cylinders-problems')
    await page.goto(`${world.address}/cylinders?q=HX000000701`)
    await page.getByText('没有符合条件的气瓶').waitFor()
  })

  it('put right, it is brought in; new and changed bottles are told apart', async () => {
    await hand('cylinders', gbk(GOOD_BOTTLES))
    await page.getByText('没有问题。看过下面的变化').waitFor()
    await page.getByText('2028-06-01').waitFor()
    await picture('cylinders-preview')
    await agree(/导入（新增 1、变更 1）/)
    await picture('cylinders-result')
  })

  it('grid codes that Excel keeps as numbers are codes', async () => {
    await hand('areas', GRIDS)
    await page.getByText('没有问题。看过下面的变化').waitFor()
    await picture('areas-preview')
    await agree(/导入（新增 1、变更 1）/)
  })

  it('what was brought in, by whom, and what was refused stands in the history', async () => {
    await page.goto(`${world.address}/import`)
    await page.getByText('共 5 条').waitFor()
    await picture('history')
    expect(await page.getByText('已导入', { exact: true }).count()).toBe(4)
    expect(await page.getByText('有问题，须改好再传').count()).toBe(1)
  })

  it('a list leaves as a spreadsheet with the filters on screen', async () => {
    await page.goto(`${world.address}/cylinders?q=HX000000701`)
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('button', { name: '导出' }).click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('Excel（.xlsx）').click()])
    expect(file.suggestedFilename()).toMatch(/^气瓶_\d{4}-\d{2}-\d{2}\.xlsx$/)
    const { rows } = await readGrid(readFileSync(await file.path()))
    expect(rows.map(({ cells }) => cells[0])).toEqual([
      '平安液化气 · 气瓶',
      expect.stringContaining('郑区办（office）'),
      '瓶号',
      'HX000000701',
    ])
  })

  it('of a workbook with an explanation before the list, the list is chosen on the page', async () => {
    const rows: Cell[][] = [
      ['网格编码', '户号', '地址', '户名', '用户类别'],
      [GRID, 'YQ0010', '示范里8号楼2门303', '钱示例', '居民'],
    ]
    const book = { before: [{ name: '填表说明', rows: [['每户一行']] }] }
    await hand('premises', { ...sheet('两张表.xlsx', [], []), buffer: xlsx(rows, book) })
    await page.getByText('这份文件读不了').waitFor()
    await page.getByLabel('读取工作表').click()
    await page.locator('.ant-select-item-option', { hasText: '台账' }).click()
    await page.getByText('没有问题。看过下面的变化').waitFor()
    await page.getByText(/业主 钱\*/).waitFor()
    await picture('sheet-chosen')
    await agree(/导入（新增 1）/)
  })

  it('no page has complained', () => {
    expect(world.complaints).toEqual([])
  })
})
