import { mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHeartbeat } from './heartbeat'

describe('worker 的心跳文件', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pingan-heartbeat-'))
  const file = join(folder, 'alive')
  const ageOneHour = (): void => {
    const past = new Date(Date.now() - 3_600_000)
    utimesSync(file, past, past)
  }
  const age = (): number => Date.now() - statSync(file).mtimeMs
  const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 120))

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('数据库和队列都在时一直是新的', async () => {
    const stop = startHeartbeat(async () => 'ok', file, 10)
    ageOneHour()
    await aWhile()
    stop()
    expect(age()).toBeLessThan(10_000)
  })

  it('数据库不在时变旧，健康检查看得出来', async () => {
    const stop = startHeartbeat(() => Promise.reject(new Error('away')), file, 10)
    ageOneHour()
    await aWhile()
    stop()
    expect(age()).toBeGreaterThan(3_000_000)
  })
})
