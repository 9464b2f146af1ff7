import { api } from '@/state/api'
import type { RegisteredElsewhere } from '@/visit/bottles'

/** Asks the register about a bottle nobody expected here; offline the answer is "not known yet". */
export async function registeredElsewhere(code: string): Promise<RegisteredElsewhere | undefined> {
  try {
    const { cylinder } = await api('GET /api/v1/scan', { query: { code } })
    if (!cylinder?.id || cylinder.status === 'unregistered') return undefined
    const { id, model, madeOn = null, nextTestOn = null, lastTestOn = null } = cylinder
    return { id, code: cylinder.code, dates: { model, madeOn, nextTestOn, lastTestOn, designLifeYears: null } }
  } catch {
    return undefined
  }
}
