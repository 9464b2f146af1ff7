import { call } from '../api/client'
import { drafts } from '../api/drafts'
import { endSession } from '../api/session'
import { queryClient } from '../api/use-api'

/** Leaves even when the server cannot be told: the token is forgotten here and expires there. */
export async function leave(): Promise<void> {
  await call('DELETE /api/v1/sessions/current', {}).catch(() => undefined)
  drafts.forget()
  endSession()
  queryClient.clear()
}
