import { NonceMemory } from './nonce-memory'

describe('nonces seen by this process', () => {
  it('are good once while their time lasts', () => {
    const memory = new NonceMemory()
    expect(memory.take('a', 1000, 0)).toBe(true)
    expect(memory.take('a', 1000, 1000)).toBe(false)
    expect(memory.take('b', 1000, 1000)).toBe(true)
  })

  it('are forgotten when their time has passed', () => {
    const memory = new NonceMemory()
    for (let i = 0; i < 100; i++) memory.take(`old ${i}`, 1000, 0)
    for (let i = 0; i < 60; i++) memory.take(`new ${i}`, 9000, 2000)
    expect(memory.size).toBeLessThanOrEqual(60 + 40)
    for (let i = 60; i < 200; i++) memory.take(`new ${i}`, 9000, 2000)
    expect(memory.size).toBe(200)
  })

  it('never fill the memory of the process', () => {
    const memory = new NonceMemory(50)
    for (let i = 0; i < 1000; i++) memory.take(String(i), 9000, 0)
    expect(memory.size).toBeLessThanOrEqual(51)
    expect(memory.take('999', 9000, 0)).toBe(false)
  })
})
