import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAll, buildPhone } from './build.mjs'
import { check } from './check.mjs'
import { ensureInstalled } from './install.mjs'
import { runJest } from './jest.mjs'
import { hasPhone, ROOT } from './paths.mjs'
import { fail, sinceStart } from './progress.mjs'
import { provideTools, startServers } from './test-servers.mjs'

const MODES = { '--quick': 'quick', '--long': 'long' }

/** `--quick` and `--long` choose the kind; all else goes to jest, and then nothing but the tests runs. */
function parse(argv) {
  const flag = argv.find((argument) => argument in MODES)
  return { mode: MODES[flag] ?? 'full', filter: argv.filter((argument) => argument !== flag) }
}

async function prepare(mode) {
  if (mode === 'quick') return ensureInstalled(ROOT)
  await buildAll()
  if (!hasPhone()) return
  for (const target of ['h5', 'weapp']) await buildPhone(target)
}

/** Everything the tests leave behind lies in one folder, which goes with this process. */
function takeOwnTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'pingan-test-'))
  // The database server runs under an account of its own.
  chmodSync(folder, 0o755)
  process.env.TMPDIR = folder
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
}

async function test({ mode, filter }) {
  takeOwnTemporaryFolder()
  const servers = []
  const stop = () => Promise.all(servers.map((server) => server.stop()))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop().then(() => process.exit(130)))
  try {
    if (mode !== 'quick') await provideTools()
    await prepare(mode)
    const failedChecks = mode === 'full' && filter.length === 0 ? await check() : 0
    const env = mode === 'quick' ? {} : await startServers(servers)
    const report = join(tmpdir(), 'jest.json')
    const result = await runJest({ mode, filter, env, report })
    return { ...result, failed: result.failed + failedChecks }
  } finally {
    await stop()
  }
}

function conclude({ passed, failed, skipped }, filtered) {
  const silent = filtered ? 0 : skipped
  if (silent > 0) console.error(`${silent} tests skipped themselves: that counts as failed`)
  console.log(`\n${sinceStart()}`)
  console.log(`${passed} passed, ${failed + silent} failed`)
  sayLastWords()
  process.exit(failed + silent > 0 || passed === 0 ? 1 : 0)
}

/** What trials have to tell besides passing, see test/support/last-words.ts. */
function sayLastWords() {
  const file = join(tmpdir(), 'last-words.txt')
  if (existsSync(file)) process.stdout.write(readFileSync(file, 'utf8'))
}

const request = parse(process.argv.slice(2))
test(request).then((result) => conclude(result, request.filter.length > 0), fail)
