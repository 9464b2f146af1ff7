import fc from 'fast-check'
import { createSseParser, type SseMessage } from './sse-parser'

const read = (chunks: readonly string[]): SseMessage[] => {
  const messages: SseMessage[] = []
  const parse = createSseParser((message) => messages.push(message))
  for (const chunk of chunks) parse(chunk)
  return messages
}

const STREAM =
  ': open\n\nevent: change\nid: 7\ndata: {"seq":7}\n\n: still here\n\nid: 8\r\ndata: 一\r\ndata: 二\r\n\r\n'

describe('the reader of the live feed', () => {
  it('reads events with their numbers and passes over heartbeats', () => {
    expect(read([STREAM])).toEqual([
      { id: '7', event: 'change', data: '{"seq":7}' },
      { id: '8', event: 'message', data: '一\n二' },
    ])
  })

  it('reads the same wherever the network cuts the stream', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: STREAM.length - 1 })), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), STREAM.length]
        const chunks = places.slice(1).map((end, i) => STREAM.slice(places[i], end))
        expect(read(chunks)).toEqual(read([STREAM]))
      }),
    )
  })

  it('holds back an event that has not ended yet', () => {
    expect(read(['event: change\ndata: {}\n'])).toEqual([])
  })
})
