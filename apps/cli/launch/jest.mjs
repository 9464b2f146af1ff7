import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { inRoot, ROOT } from './paths.mjs'

/** Browsers and killed servers are mostly waited for: on two cores a third worker has something to do. */
const WORKERS = 3

function counts(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const result = JSON.parse(readFileSync(report, 'utf8'))
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

/** Runs jest with its own output and returns the sums of its report. */
export function runJest({ mode, filter, env, report }) {
  const args = [inRoot('node_modules/jest/bin/jest.js'), `--maxWorkers=${WORKERS}`, '--json', `--outputFile=${report}`]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args, ...filter], {
      cwd: ROOT,
      env: { ...process.env, ...env, TEST_MODE: mode, NODE_ENV: 'test' },
      // With --json jest writes its report to standard output too; what people read goes to standard error.
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const end = () => child.kill('SIGTERM')
    process.once('exit', end)
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', end)
      const sums = counts(report)
      resolve(code !== 0 && sums.failed === 0 ? { ...sums, failed: 1 } : sums)
    })
  })
}
