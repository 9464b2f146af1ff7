import { setTimeout as wait } from 'node:timers/promises'
import { ConcurrencyGate } from './concurrency-gate'

describe('the gate before the image decoder', () => {
  it('lets two through at a time, in order, also when some fail', async () => {
    const gate = new ConcurrencyGate(2)
    const started: number[] = []
    let inside = 0
    let most = 0
    const visit = (number: number) =>
      gate.run(async () => {
        started.push(number)
        inside += 1
        most = Math.max(most, inside)
        await wait(2)
        inside -= 1
        if (number % 3 === 0) throw new Error('broken photo')
        return number
      })
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, number) => visit(number)))
    expect(most).toBe(2)
    expect(started).toEqual(Array.from({ length: 12 }, (_, number) => number))
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4)
  })
})
