import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Received {
  to: string
  template: string
  params: Record<string, string>
}

/** An SMS provider that takes everything and remembers it. */
export class FakeSms {
  readonly received: Received[] = []
  private readonly server: Server

  private constructor() {
    this.server = createServer((request, response) => {
      let text = ''
      request.on('data', (chunk) => {
        text += chunk
      })
      request.on('end', () => {
        this.received.push(JSON.parse(text) as Received)
        response.end()
      })
    })
  }

  static async start(): Promise<FakeSms> {
    const sms = new FakeSms()
    await new Promise<void>((resolve) => sms.server.listen(0, '127.0.0.1', resolve))
    return sms
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.server.close()
  }
}
