import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

export type Child = ChildProcessByStdio<Writable, Readable, null>

const LOADER = join(__dirname, 'typescript.cjs')

/** Runs a TypeScript file of the tests in a process of its own, which can be killed as a power cut would. */
export function childProcess(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(process.execPath, ['--no-warnings', '-r', LOADER, file, ...args], {
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

/** All it said, when it has ended by itself. */
export async function endOf(child: Child): Promise<string> {
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`child process ended with ${code}: ${said}`)
  return said.trim()
}

/** Waits for a line, for instance the one that says it is in the middle of something. */
export function lineOf(child: Child, wanted: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (said.split('\n').includes(wanted)) resolve()
    })
    child.once('close', (code) => reject(new Error(`child process ended with ${code} before it said "${wanted}"`)))
  })
}

/** kill -9. */
export async function killed(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await ended
}
