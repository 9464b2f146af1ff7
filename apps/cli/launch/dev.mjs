// `npm run dev`: the server rebuilds and restarts at every saved file, the console reloads by Vite.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildAll, swcArguments } from './build.mjs'
import { prepareData } from './data.mjs'
import { API_MAIN, CONSOLE, DATA_DIR, DIST, hasConsole, inRoot } from './paths.mjs'
import { fail } from './progress.mjs'
import { Children, choosePort, stopOnSignals, untilReady } from './serve.mjs'
import { welcome } from './welcome.mjs'

async function dev() {
  const children = new Children()
  stopOnSignals(children)
  const port = await choosePort()
  const env = { PORT: String(port), DATA_DIR }
  await buildAll()
  await prepareData(env)
  rmSync(join(DIST, '.server-stamp'), { force: true })
  children.start('swc', [inRoot('node_modules/@swc/cli/bin/swc.js'), ...swcArguments(DIST), '--watch'])
  const api = children.start('api', ['--watch', API_MAIN], { env })
  if (hasConsole())
    children.start('vite', [inRoot('node_modules/vite/bin/vite.js'), CONSOLE], {
      env: { API_TARGET: `http://127.0.0.1:${port}` },
    })
  await untilReady(port, api.done)
  console.log(welcome(port, DATA_DIR, '开发 development'))
}

dev().catch(fail)
