// `npm run <verb>`: brings install and build up to date, then hands over to the built program.
import { spawn } from 'node:child_process'
import { buildAll, buildPhone } from './build.mjs'
import { CLI_MAIN, DATA_DIR, DIST, ROOT } from './paths.mjs'
import { fail } from './progress.mjs'

const PROGRAMS = { bench: `${DIST}/test/bench/main.js` }

/** npm runs scripts in the repository; a file named on the command line is meant from where the caller stands. */
const callersFolder = (verb) => (process.env.npm_lifecycle_event === verb ? process.env.INIT_CWD : undefined) ?? ROOT

async function hand(verb, args) {
  await buildAll()
  if (verb === 'build') return buildPhone(args[0] ?? 'h5')
  const program = PROGRAMS[verb] ? [PROGRAMS[verb]] : [CLI_MAIN, verb]
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: callersFolder(verb),
    env: { ...process.env, DATA_DIR },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

const [verb, ...args] = process.argv.slice(2)
hand(verb, args).catch(fail)
