export interface SseMessage {
  id: string | null
  event: string
  data: string
}

/**
 * Incremental reader of text/event-stream (WHATWG HTML §9.2.6): feed it chunks as they come, cut anywhere.
 * Comment lines, which servers send as heartbeat, produce nothing.
 */
export function createSseParser(onMessage: (message: SseMessage) => void): (chunk: string) => void {
  let rest = ''
  let id: string | null = null
  let event = 'message'
  let data: string[] = []

  function dispatch(): void {
    if (data.length) onMessage({ id, event, data: data.join('\n') })
    event = 'message'
    data = []
  }

  function take(field: string, value: string): void {
    if (field === 'data') data.push(value)
    else if (field === 'event') event = value
    else if (field === 'id') id = value
  }

  function line(text: string): void {
    const colon = text.indexOf(':')
    if (text === '') dispatch()
    else if (colon < 0) take(text, '')
    else if (colon > 0) take(text.slice(0, colon), text.slice(colon + 1).replace(/^ /, ''))
  }

  return (chunk) => {
    rest += chunk
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const text of lines) line(text)
  }
}
