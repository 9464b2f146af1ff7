import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Started } from './started'

const ROOT = join(__dirname, '../..')
const CONSOLE_MS = 120_000
const PHONE_MS = 360_000

describe('刚克隆下来的目录', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pingan-clone-'))
  const dataDir = join(folder, 'data')
  let started: Started

  beforeAll(() => {
    execFileSync('git', ['clone', '--quiet', ROOT, folder])
    started = new Started(folder, dataDir)
  })

  afterAll(async () => {
    await started.interrupt()
    rmSync(folder, { recursive: true, force: true })
  })

  const phoneBuild = (): { state: string } =>
    JSON.parse(readFileSync(join(dataDir, 'phone-build.json'), 'utf8')) as { state: string }

  it('两分钟内控制台和接口可用，手机端地址说明编译到哪一步', async () => {
    await started.ready(CONSOLE_MS)
    expect((await fetch(`${started.address}/health/ready`)).status).toBe(200)
    expect(await (await fetch(`${started.address}/m/`)).text()).toContain('手机端')
  })

  it('六分钟内手机端可用', async () => {
    await started.until(() => phoneBuild().state === 'ready', PHONE_MS)
    expect(await (await fetch(`${started.address}/m/`)).text()).toContain('<div id="app">')
  })

  it('没有改动任何受版本管理的文件', () => {
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' })).toBe('')
  })
})
