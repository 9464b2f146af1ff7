import 'reflect-metadata'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { PrivateServer } from '../support/servers.mjs'
import { events, type Group, onDistrict, sweeps } from './groups'
import type { Results } from './result'
import { provideMariaDb } from './stand'
import { line, TITLE, verdict } from './table'
import { twins } from './twins.bench'

const GROUPS: readonly Group[] = [
  onDistrict('sqlite'),
  onDistrict('mysql'),
  sweeps('sqlite'),
  sweeps('mysql'),
  events('sqlite'),
  events('mysql'),
  twins,
]

const ON_MARIADB = /\.mariadb$/

/** npm run bench -- [--only <beginning of the names>] [--json <file>] */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, json: { type: 'string' } } })
  const wanted = (name: string) => name.startsWith(values.only)
  const groups = GROUPS.filter(({ names }) => names.some(wanted))
  if (groups.length === 0) throw new Error(`--only: ${GROUPS.flatMap(({ names }) => names).join(' ')}`)
  const results = await measure(groups, wanted)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  console.log(verdict(results))
}

async function measure(groups: readonly Group[], wanted: (name: string) => boolean): Promise<Results> {
  const results: Results = {}
  let server: PrivateServer | undefined
  console.log(TITLE)
  try {
    if (groups.some(({ names }) => names.some((name) => wanted(name) && ON_MARIADB.test(name))))
      server = await provideMariaDb()
    for (const group of groups)
      await group.run(wanted, (more) => {
        Object.assign(results, more)
        for (const [name, result] of Object.entries(more)) console.log(line(name, result))
      })
  } finally {
    await server?.stop()
  }
  return results
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.stack : error)
  process.exit(1)
})
