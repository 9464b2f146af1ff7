import fc from 'fast-check'
import { inStep } from './sequence'
import type { Statement } from './statement'

const insert = (table: string, id: number): Statement => {
  const parts = { head: `INSERT INTO ${table} (id) VALUES `, rows: '(?)', tail: '' }
  return { sql: parts.head + parts.rows, insert: parts, params: [id] }
}
const update = (table: string, id: number): Statement => ({
  sql: `UPDATE ${table} SET n = 1 WHERE id = ?`,
  params: [id],
})
const told = (statements: readonly Statement[]) => statements.map(({ sql, params }) => `${sql} ${params.join()}`)

describe('what several units say, in step', () => {
  it('goes in one insert for each table, and changes stay one after the other', () => {
    const unit = (id: number) => [update('premises', id), insert('inspection', id), insert('signature', id)]
    expect(told(inStep([unit(1), unit(2)]))).toEqual([
      'UPDATE premises SET n = 1 WHERE id = ? 1',
      'UPDATE premises SET n = 1 WHERE id = ? 2',
      'INSERT INTO inspection (id) VALUES (?), (?) 1,2',
      'INSERT INTO signature (id) VALUES (?), (?) 1,2',
    ])
  })

  it('keeps a unit together that writes one table twice, for the second time may rest on the first', () => {
    const twice = (id: number) => [update('grid', id), insert('grid', id)]
    expect(told(inStep([twice(1), twice(2)]))).toEqual(told([...twice(1), ...twice(2)]))
  })

  it('loses nothing, and keeps the order of what each unit says', () => {
    const word = fc.tuple(fc.constantFrom(insert, update), fc.constantFrom('a', 'b', 'c', 'd'))
    const units = fc.array(fc.array(word, { maxLength: 5 }), { maxLength: 6 })
    fc.assert(
      fc.property(units, (spoken) => {
        let id = 0
        const all = spoken.map((words) => words.map(([say, table]) => say(table, id++)))
        const order = inStep(all).flatMap(({ params }) => params as number[])
        expect([...order].sort((x, y) => x - y)).toEqual(Array.from({ length: id }, (_, i) => i))
        for (const unit of all) {
          const places = unit.map(({ params }) => order.indexOf(params[0] as number))
          expect(places).toEqual([...places].sort((x, y) => x - y))
        }
      }),
    )
  })
})
