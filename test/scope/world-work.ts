import type { RouteKey } from '@app/contract'
import { addDays, newId } from '@app/domain'
import { TEST_NOW, TEST_TODAY, type TestApi } from '../support/api'
import { bodyOf } from '../support/body-of'
import type { Marks } from './marks'

type Given = Readonly<Record<string, string>>

/** What people of one grid do besides visits, each leaving a row of its own kind behind: announced, reported, handed in, stopped. */
export interface Desk {
  premisesId: string
  partyId: string
  hazardId: string
  grid: string
  inspectorId: string
  successorId: string
  companyId: string
  tokens: { inspector: string; community: string; street: string; office: string; household: string }
}

interface Stage {
  api: TestApi
  marks: Marks
}

export async function everydayWork(world: Stage, desk: Desk): Promise<void> {
  const { premisesId, inspectorId, grid, companyId, tokens } = desk
  const rune = (table: string, id: string) => world.marks.rune(table, id, 'seen')
  const [reportId, handoverId] = [newId(), newId()]
  const soon = addDays(TEST_TODAY, 5)
  await post(world, tokens.community, 'POST /api/v1/appointments', { premisesId, inspectorId, visitOn: soon })
  await post(world, tokens.inspector, 'POST /api/v1/sightings', {
    id: reportId,
    where: `${rune('report', reportId)}路口`,
    seenAt: TEST_NOW,
  })
  await post(world, tokens.street, 'POST /api/v1/referrals', {
    subjectKind: 'hazard',
    subjectId: desk.hazardId,
    note: `${rune('hazard', desk.hazardId)}请核`,
  })
  await post(world, tokens.community, 'POST /api/v1/handovers', {
    gridCode: grid,
    fromAccountId: inspectorId,
    toAccountId: desk.successorId,
    fromOn: addDays(TEST_TODAY, 30),
    actionId: handoverId,
    note: `${rune('handover', handoverId)}有狗`,
  })
  await post(world, tokens.office, 'POST /api/v1/companies/:id/licences', { id: companyId, toOn: '2028-01-01' })
  await post(world, tokens.street, 'POST /api/v1/premises/:id/supply-stops', { id: premisesId })
  await post(world, tokens.household, 'POST /api/v1/family', {
    premisesId,
    phone: world.marks.phone('party', desk.partyId),
  })
}

/** By a body made from the schema; a refusal means that the world no longer holds what it should. */
async function post(world: Stage, token: string, key: RouteKey, given: Given): Promise<void> {
  const reply = await world.api.fastify.inject({
    method: 'POST',
    url: key.slice(5).replace(':id', given.id ?? ''),
    headers: { authorization: `Bearer ${token}` },
    payload: bodyOf(key, given) as unknown as object,
  })
  if (reply.statusCode >= 400) throw new Error(`${key} ${reply.statusCode} ${reply.payload}`)
}
