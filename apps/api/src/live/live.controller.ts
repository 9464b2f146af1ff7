import { type Caller, LiveService, SessionService } from '@app/features'
import { Controller, Req, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { type ApiRequest, CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

/** Session and scope are looked at again so often; proxies drop connections that are silent for a minute. */
const RECHECK_MS = 30_000
const HEARTBEAT_MS = 15_000
/** A listener that stopped reading is let go; it resumes behind the last change it saw. */
const MAX_UNREAD_BYTES = 1_000_000

/** Server-sent events over fetch, because EventSource cannot send a bearer token. */
@Controller()
export class LiveController {
  constructor(
    private readonly live: LiveService,
    private readonly sessions: SessionService,
  ) {}

  @Route('GET /api/v1/stream')
  async stream(
    @Input() { query }: InputOf<'GET /api/v1/stream'>,
    @CurrentCaller() caller: Caller,
    @Req() request: ApiRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = query.after === undefined ? null : Number(query.after)
    const socket = reply.hijack().raw
    socket.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    socket.write(': open\n\n')
    const event = (name: string, seq: number, data: unknown) => {
      if (socket.writableLength > MAX_UNREAD_BYTES) socket.destroy()
      else socket.write(`event: ${name}\nid: ${seq}\ndata: ${JSON.stringify(data)}\n\n`)
    }
    const stop = await this.live
      .follow(
        caller.scope,
        after,
        (change) => event('change', change.seq, change),
        (seq) => event('reset', seq, { seq }),
      )
      .catch(() => undefined)
    // Gone meanwhile, or nothing can be read: the client comes back by itself, and nothing is kept for it.
    if (!stop || socket.destroyed) {
      stop?.()
      socket.end()
      return
    }
    const heartbeat = setInterval(() => socket.write(': still here\n\n'), HEARTBEAT_MS)
    const recheck = setInterval(() => this.recheck(request.bearer ?? '', caller, () => socket.end()), RECHECK_MS)
    socket.on('close', () => {
      stop()
      clearInterval(heartbeat)
      clearInterval(recheck)
    })
  }

  /** A changed scope also ends the stream: the client comes back and gets the new one. */
  private async recheck(bearer: string, caller: Caller, end: () => void): Promise<void> {
    const now = await this.sessions.authenticate(bearer).catch(() => caller)
    if (JSON.stringify(now?.scope) !== JSON.stringify(caller.scope)) end()
  }
}
