import { mkdirSync } from 'node:fs'
import { CLI_MAIN, DATA_DIR } from './paths.mjs'
import { run, step } from './progress.mjs'

/** Brings the database to the present schema and, unless DEMO=off, loads the demonstration district. */
export async function prepareData(env) {
  mkdirSync(DATA_DIR, { recursive: true })
  await step('建库 migrate', () => run(process.execPath, [CLI_MAIN, 'migrate'], { env }))
  if (process.env.DEMO === 'off') return
  await step('演示数据 demonstration district', () => run(process.execPath, [CLI_MAIN, 'seed'], { env }))
}
