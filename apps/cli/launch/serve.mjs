import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { ROOT } from './paths.mjs'

const STOP_AFTER_MS = 15_000
const POLL_MS = 200

export function freePort(port = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, () => {
      const { port: found } = probe.address()
      probe.close(() => resolve(found))
    })
  })
}

/** The port to serve on: PORT, 3000, or any free one for PORT=0. */
export async function choosePort() {
  const wanted = Number(process.env.PORT ?? 3000)
  return freePort(wanted).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Error(`端口 ${wanted} 已被占用，请换一个：PORT=${wanted + 1} npm start（port ${wanted} is taken）`)
  })
}

/** Children in their own group: Ctrl-C reaches this process only, which passes it on exactly once. */
export class Children {
  #running = new Map()
  #stopped

  constructor() {
    process.on('exit', () => this.#signal('SIGKILL'))
  }

  get stopping() {
    return this.#stopped !== undefined
  }

  start(name, args, { env, stdio = ['ignore', 'inherit', 'inherit'] } = {}) {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio,
      detached: process.platform !== 'win32',
    })
    const done = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
    this.#running.set(name, child)
    done.then(() => this.#running.delete(name))
    return { child, done }
  }

  #signal(signal) {
    for (const child of this.#running.values()) sendSignal(child, signal)
  }

  /** Asks every child to end and waits; asked a second time, it does not wait any longer. */
  stop() {
    if (this.#stopped) this.#signal('SIGKILL')
    this.#stopped ??= this.#end()
    return this.#stopped
  }

  async #end() {
    this.#signal('SIGTERM')
    const late = setTimeout(() => this.#signal('SIGKILL'), STOP_AFTER_MS)
    while (this.#running.size > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    clearTimeout(late)
  }
}

/** Ctrl-C, a closed terminal or a service manager: the children end first, then this process. */
export function stopOnSignals(children) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!children.stopping) console.log('\n正在停止 stopping …')
      children.stop().then(() => process.exit(0))
    })
  }
}

function sendSignal(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** Waits until the API says it is ready; an API that ended before is an error. */
export async function untilReady(port, ended) {
  let result
  ended.then((how) => {
    result = how
  })
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    if (result) throw new Error(`服务没有启动起来（${result.signal ?? result.code}），原因见上面的输出`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
