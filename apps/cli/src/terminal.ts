import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks on the terminal; `hidden` shows nothing of what is typed. */
export async function ask(question: string, { hidden = false } = {}): Promise<string> {
  let silent = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!silent) process.stdout.write(chunk)
      done()
    },
  })
  const terminal = createInterface({ input: process.stdin, output, terminal: true })
  try {
    const answer = terminal.question(question)
    silent = hidden
    return (await answer).trim()
  } finally {
    terminal.close()
    if (hidden) process.stdout.write('\n')
  }
}

export const isTerminal = (): boolean => process.stdin.isTTY === true
