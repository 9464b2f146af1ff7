import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

type Row = Record<string, unknown>

/** One JSON object a line. */
export async function writeLines(path: string, rows: AsyncIterable<Row>): Promise<void> {
  async function* lines() {
    for await (const row of rows) yield `${JSON.stringify(row)}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }))
}

export async function* readLines(path: string): AsyncIterable<Row> {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield JSON.parse(line) as Row
  }
}
