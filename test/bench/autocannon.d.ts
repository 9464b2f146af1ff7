declare module 'autocannon' {
  interface Request {
    method: 'GET' | 'POST'
    path: string
    headers: Record<string, string>
    body?: string
  }

  interface Client {
    setRequests(requests: Request[]): void
  }

  interface Options {
    url: string
    connections: number
    amount?: number
    duration?: number
    setupClient(client: Client): void
  }

  interface Result {
    '2xx': number
    non2xx: number
    errors: number
    latency: { p50: number; p99: number }
  }

  interface Run extends Promise<Result> {
    on(event: 'response', listener: () => void): this
  }

  function autocannon(options: Options): Run
  namespace autocannon {
    export type { Client, Options, Request, Result }
  }
  export = autocannon
}
