import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'

const TAIL_BYTES = 200_000
const live = process.stdout.isTTY === true && !process.env.CI && process.env.PROGRESS !== 'lines'
const begun = Date.now()

export const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`
export const sinceStart = () => seconds(begun)

/** Shows that `label` is still going on: one moving line on a terminal, a line every 15 s in a log. */
function announce(label) {
  const from = Date.now()
  const show = () => {
    if (live) process.stdout.write(`\r\x1b[2K  … ${label}  ${seconds(from)}`)
    else console.log(`  … ${label}  ${seconds(from)}`)
  }
  show()
  const timer = setInterval(show, live ? 1000 : 15_000)
  return (mark) => {
    clearInterval(timer)
    if (live) process.stdout.write('\r\x1b[2K')
    console.log(`  ${mark} ${label}  ${seconds(from)}`)
  }
}

export async function step(label, work) {
  const end = announce(label)
  try {
    const result = await work()
    end('✓')
    return result
  } catch (error) {
    end('✗')
    throw error
  }
}

/** Children that must not outlive this process, whatever ends it. */
const children = new Set()
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** Runs a program to its end; its output is kept and shown only if it fails. */
export function run(command, args, { env, cwd = ROOT, shell = false, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      shell,
      env: { ...process.env, ...env },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-TAIL_BYTES)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      children.delete(child)
      if (code === 0) resolve(output)
      else reject(new CommandFailed([command, ...args], signal ?? code, output))
    })
  })
}

export class CommandFailed extends Error {
  constructor(command, status, output) {
    super(`${command.join(' ')} → ${status}`)
    this.output = output
  }
}

/** Ends the process with what went wrong and nothing of the stack of this launcher. */
export function fail(error) {
  console.error(`\n${error.message}`)
  if (error.output) console.error(error.output.split('\n').slice(-60).join('\n'))
  if (!(error instanceof CommandFailed) && process.env.DEBUG) console.error(error.stack)
  process.exit(1)
}
