import { type RouteKey, type RouteSpec, routes } from '@app/contract'
import { type Path, placesOf, replaced, resealed } from './hostile-values'
import { HostileWorld, type Target } from './hostile-world'

const withBody = (Object.keys(routes) as RouteKey[]).filter((key) => (routes[key] as RouteSpec).body)

/** Nobody sees them; each must be named with its field, and nothing stored. */
const HIDDEN = ['\u202e逆序', '张\u2067三', '张\u200b三', '\u0000', '张\u001b[2J', '\ud842', '张\u200e三']
/** Rare and short, and still what somebody is called. */
const RARE = ['𠮷', '㐀', '一']
/** A formula is a text like any other, unless the field says in words what it takes. */
const ODD = ['=1+1', '@张', '🔥煤气🔥', '＝ＳＵＭ（Ａ１）']
const UNLIKELY = ['1900-01-01', '2100-12-31']

const valueAt = (body: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], body)
const names = ({ problems }: Refusal, path: Path): boolean =>
  Boolean(problems?.some((one) => one.path === ['body', ...path].join('.')))
const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const isText = (value: unknown): boolean => typeof value === 'string' && /[一-龥]/.test(value)

describe('What stands in a field', () => {
  let world: HostileWorld
  beforeAll(async () => {
    world = await HostileWorld.start()
  })
  afterAll(() => world?.api.close())

  const fieldsOf = (target: Target, which: (value: unknown) => boolean): Path[] => {
    const body = target.body()
    return placesOf(body).filter((path) => which(valueAt(body, path)))
  }
  const put = async (target: Target, path: Path, value: unknown) => {
    const body = target.body()
    const payload = resealed(JSON.stringify(replaced(body, path, value)), body)
    const before = await world.rows()
    const reply = await world.send(target, world.url(target), payload)
    const told = `${target.key} ${path.join('.')} ${JSON.stringify(value)} → ${reply.statusCode} ${reply.payload.slice(0, 300)}`
    if (reply.statusCode >= 500) throw new Error(told)
    const stored = (await world.rows()) !== before
    const problem = reply.statusCode >= 400 ? (reply.json() as Refusal) : null
    if (problem && stored) throw new Error(`stored in part: ${told}`)
    return { problem, told }
  }

  test.each(withBody)('%s: characters that nobody sees are refused where they stand', async (key) => {
    const target = await world.target(key)
    for (const [i, path] of fieldsOf(target, isText).entries())
      for (const value of [0, 1, 2].map((j) => HIDDEN[(i + j) % HIDDEN.length])) {
        const { problem, told } = await put(target, path, value)
        if (problem?.code !== 'INPUT_INVALID' || !names(problem, path)) throw new Error(told)
      }
  })

  test.each(withBody.filter((key) => !key.endsWith('/search')))('%s: a name stands on one line', async (key) => {
    const target = await world.target(key)
    for (const path of fieldsOf(target, isText).filter((one) => one.at(-1) === 'name'))
      for (const value of ['张\n三', '张\t三']) {
        const { problem, told } = await put(target, path, value)
        if (problem?.code !== 'INPUT_INVALID' || !names(problem, path)) throw new Error(told)
      }
  })

  test.each(withBody)('%s: rare characters, short names and formulas are texts', async (key) => {
    const target = await world.target(key)
    for (const [i, path] of fieldsOf(target, isText).entries()) {
      for (const value of RARE) {
        const { problem, told } = await put(target, path, value)
        if (problem?.code === 'INPUT_INVALID') throw new Error(told)
      }
      const { problem, told } = await put(target, path, ODD[i % ODD.length])
      if (problem?.code === 'INPUT_INVALID' && !names(problem, path)) throw new Error(told)
    }
  })

  test.each(withBody)('%s: days of 1900 and of 2100 are refused', async (key) => {
    const target = await world.target(key)
    for (const path of fieldsOf(target, isDate))
      for (const value of UNLIKELY) {
        const { problem, told } = await put(target, path, value)
        if (!problem || !/^[A-Z][A-Z0-9_]+$/.test(problem.code)) throw new Error(told)
      }
  })
})

interface Refusal {
  code: string
  problems?: { path: string }[]
}
