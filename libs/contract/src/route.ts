import type { Role } from '@app/domain'
import type { z } from 'zod'

/**
 * Who may call: everybody, everybody who is logged in, these roles, or the software of a company that signs each
 * request with its key (`signed`, see `signing.ts`) and to whom no log-in opens anything. Scope narrows what they see.
 */
export type Callers = 'public' | 'anyone' | 'signed' | readonly Role[]

/** How the body travels. `json` by default; `multipart` = one file per request; `stream` answers text/event-stream; `download` answers a table. */
export type Wire = 'json' | 'multipart' | 'file' | 'stream' | 'download'

export interface RouteSpec {
  summary: string
  roles: Callers
  wire?: Wire
  /** The server does not look at a log-in that comes along: nothing may tie the request to a person. */
  nameless?: true
  /** Success status, 200 by default. */
  status?: 200 | 201 | 202 | 204
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  response?: z.ZodType
  /** Codes a client may branch on, besides the ones every route may answer. */
  errors?: readonly string[]
}
