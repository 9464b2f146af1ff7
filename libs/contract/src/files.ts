import { z } from 'zod'
import { Id, Instant, Sha256 } from './primitives'

export const FileView = z
  .object({
    id: Id,
    sha256: Sha256,
    contentType: z.string(),
    width: z.number().int(),
    height: z.number().int(),
    bytes: z.number().int(),
    url: z.string(),
    urlExpiresAt: Instant,
  })
  .meta({ id: 'File' })
/** Client-made id, so that an upload repeated after a lost answer is one file. */
export const UploadQuery = z.object({ id: Id })
/** Signed for the account that was shown the address, for a few minutes: to anybody else it is worth nothing. */
export const FileQuery = z.object({ exp: z.string().max(30), sig: z.string().max(128) })
