import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Started } from './started'

const ROOT = join(__dirname, '../..')
const ROLES = ['household', 'inspector', 'community', 'street', 'office', 'company', 'admin', 'auditor']

const textOf = async (url: string): Promise<string> => (await fetch(url)).text()

async function logIn(address: string, username: string, password: string): Promise<number> {
  const response = await fetch(`${address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  return response.status
}

describe('npm start', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pingan-start-'))
  const open: Started[] = []
  const start = (env?: Record<string, string>): Started => {
    const started = new Started(ROOT, dataDir, env)
    open.push(started)
    return started
  }

  afterAll(async () => {
    for (const started of open) await started.interrupt()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('空目录里启动：三个地址都能打开，每种角色都有一个能登录的账号', async () => {
    const started = start()
    await started.ready(170_000)
    const { address } = started
    expect(await textOf(`${address}/`)).toContain('<div id="root">')
    expect(await textOf(`${address}/m/`)).toContain('<div id="app">')
    expect(await textOf(`${address}/api/docs`)).toContain('swagger-ui')
    const first = ROLES.map((role) => started.accounts().find((account) => account.role === role))
    const statuses = await Promise.all(
      first.map((account) => logIn(address, account?.username ?? '', account?.password ?? '')),
    )
    expect(statuses.every((status) => status === 200 || status === 201)).toBe(true)
    for (const account of first) expect(started.printed).toContain(account?.username)
  }, 180_000)

  it('Ctrl-C 之后服务停下，不留下进程', async () => {
    const [started] = open
    const address = started?.address ?? ''
    await started?.interrupt()
    expect(started?.printed).toContain('正在停止 stopping')
    await expect(fetch(`${address}/health/live`)).rejects.toThrow()
  }, 30_000)

  it('第二次启动只要几秒，原来的数据还在', async () => {
    const started = start()
    const took = await started.ready(60_000)
    expect(took).toBeLessThan(20_000)
    const [account] = started.accounts()
    expect(await logIn(started.address, account?.username ?? '', account?.password ?? '')).toBeLessThan(300)
    await started.interrupt()
  }, 90_000)

  it('端口被占用时说明哪个端口、怎么换', async () => {
    const other = createServer().listen(0)
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const started = start({ PORT: String(port) })
    expect(await started.exitCode()).not.toBe(0)
    other.close()
    expect(started.printed).toContain(`端口 ${port} 已被占用`)
  }, 30_000)

  it('DEMO=off 时不建任何账号，提示怎样建第一个管理员', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'pingan-start-'))
    const started = new Started(ROOT, empty, { DEMO: 'off' })
    open.push(started)
    await started.ready(60_000)
    expect(existsSync(join(empty, 'demo-accounts.json'))).toBe(false)
    expect(started.printed).toContain('create-admin')
    await started.interrupt()
    rmSync(empty, { recursive: true, force: true })
  }, 90_000)
})
