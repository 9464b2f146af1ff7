import { commit, type ReferralBody } from '@app/domain'
import { CommittedTextEntity, first, prepareFact, ReferralEntity } from '@app/persistence'
import type { DemoDistrict } from './demo-district'
import { Random } from './random'
import type { SeedPorts } from './seed-ports'

const NOTE = '中压调压器接在户内，商户不肯更换，请依法处理。'

/** 移交: the restaurant whose grade-A hazard is over its date lies with 城管委, who has not answered yet. */
export async function writeReferral({ uow, db, cipher, clock }: SeedPorts, district: DemoDistrict, seed: number) {
  const place = district.places.find(({ part }) => part === 'grade_a_overdue')
  const street = district.printed.find(({ role }) => role === 'street')
  if (!place || !street) return
  const hazard = await first<{ id: string }>(
    db,
    "SELECT id FROM hazard WHERE premisesId = ? AND grade = 'A' AND status <> 'closed' ORDER BY id LIMIT 1",
    [place.premises.id],
  )
  if (!hazard) return
  const random = new Random(seed + 13)
  const now = clock.now()
  const [id, salt] = [random.id(now), random.id(now)]
  const { id: premisesId, areaCode } = place.premises
  const about = { subjectKind: 'hazard' as const, subjectId: hazard.id, department: 'urban' as const }
  const row: ReferralEntity = {
    ...{ id, ...about, premisesId, areaCode, status: 'open' },
    ...{ openKey: `hazard:${hazard.id}`, handedBy: street.accountId, handedAt: now },
    ...{ replyBy: null, replyActionId: null, repliedAt: null, version: 1 },
  }
  const body: ReferralBody = { ...about, referralId: id, actionId: id, note: commit(NOTE, salt) }
  const fact = prepareFact({
    kind: 'referral.handed',
    ...{ actorId: street.accountId, occurredAt: now, areaCode, body },
    subjects: [
      { kind: 'hazard', id: hazard.id },
      { kind: 'premises', id: premisesId },
    ],
  })
  await uow.run(async (tx) => {
    await tx.insert(ReferralEntity, [row])
    const text = { subjectId: id, path: 'note', salt, textEnc: cipher.encrypt(NOTE, 'committed.text') }
    await tx.insert(CommittedTextEntity, [text])
    tx.fact({ ...fact, id: random.id(now) })
  })
}
