import {
  type Answer,
  addMinutes,
  assessSupervision,
  type CompanyRole,
  canonicalJson,
  commit,
  currentSupervision,
  type Instant,
  type SupervisionContent,
  supervisionItems,
  supervisionProblems,
} from '@app/domain'
import {
  CommittedTextEntity,
  CompanyVisitEntity,
  FileEntity,
  HazardEntity,
  HazardPhotoEntity,
  prepareFact,
  seal,
} from '@app/persistence'
import { sha256Hex } from '@app/platform'
import { supervisionRow } from '../companies/supervision-row'
import { touchHazard } from '../hazards/hazard-rows'
import { companyHazards } from './demo-company-hazards'
import type { DemoDistrict } from './demo-district'
import { type PictureKind, pictureRow, type StoredPictures, type TakenPicture } from './demo-pictures'
import { Random } from './random'
import type { SeedPorts } from './seed-ports'

const ROLES: CompanyRole[] = ['filling', 'sales']
/** A bottle past its test in the rack, and extinguishers that are missing. */
const FAILS: Readonly<Record<string, string>> = { C16: 'C16-overdue', C25: 'C25-gear' }
const MINUTES = 75
const HOURS_AGO = 7
const HEAD = '示范站长'

/** 监督检查 of the company whose login is printed, by 市场监管: one finding waits for its recheck, one to be put right. */
export async function writeSupervision(
  { uow, cipher, clock }: SeedPorts,
  pictures: StoredPictures,
  district: DemoDistrict,
  seed: number,
) {
  const made = make(district, new Random(seed + 17), clock.now())
  if (!made) return
  const { content, areaCode, salt, taken, signatures, hazards } = made
  const sealed = seal(content)
  const texts = [{ path: 'signing.person' as const, salt, text: HEAD }]
  const submission = { content, contentHash: sealed.hash, ...signatures, texts }
  const submissionHash = sha256Hex(canonicalJson([sealed.hash, sealed.hash, ...Object.values(signatures), texts]))
  const { id, companyId, inspectorId: actorId, finishedAt: occurredAt } = content
  const subjects = [
    { kind: 'company' as const, id: companyId },
    { kind: 'supervision' as const, id },
  ]
  const input = { kind: 'company.visited' as const, actorId, occurredAt, areaCode, body: content, subjects }
  const fact = { ...prepareFact(input, sealed), id: made.factId }
  await uow.run(async (tx) => {
    await tx.insert(
      FileEntity,
      taken.map((picture) => pictureRow(picture, pictures, cipher)),
    )
    const known = { submissionHash, areaCode, factId: fact.id, receivedAt: occurredAt }
    await tx.insert(CompanyVisitEntity, [supervisionRow(submission, sealed, known)])
    const textEnc = cipher.encrypt(HEAD, 'committed.text')
    await tx.insert(CommittedTextEntity, [{ subjectId: id, path: 'signing.person', salt, textEnc }])
    await tx.insert(
      HazardEntity,
      hazards.map(({ row }) => row),
    )
    await tx.insert(
      HazardPhotoEntity,
      hazards.flatMap(({ photos }) => photos),
    )
    for (const one of [fact, ...hazards.flatMap(({ facts }) => facts)]) tx.fact(one)
    for (const { row } of hazards) touchHazard(tx, row)
    tx.touch('company', companyId)
  })
}

function make({ entries, printed }: DemoDistrict, random: Random, now: Instant) {
  const [company] = entries.companies ?? []
  const areaCode = (entries.areas ?? []).find(({ kind }) => kind === 'street')?.code
  const accountOf = (role: string) => printed.find((one) => one.role === role)?.accountId
  const [officer, manager] = [accountOf('market'), accountOf('company')]
  if (!company || !areaCode || !officer || !manager) return null
  const startedAt = addMinutes(now, -HOURS_AGO * 60)
  const finishedAt = addMinutes(startedAt, MINUTES)
  const taken: TakenPicture[] = []
  const take = (kind: PictureKind, ownerId: string, at: Instant): string => {
    const id = random.id(at)
    taken.push({ id, kind, ownerId, at })
    return id
  }
  const salt = random.id(startedAt)
  const content = signed({
    id: random.id(startedAt),
    companyId: company.id,
    inspectorId: officer,
    checklistVersion: currentSupervision().version,
    roles: ROLES,
    outcome: 'completed',
    startedAt,
    finishedAt,
    answers: answersAt(company.id, () => take('cylinder', officer, startedAt)),
    findings: [],
    photoIds: [],
    note: null,
    signing: { mode: 'signed', signer: 'head', person: commit(HEAD, salt), witness: null },
  })
  const signatures = {
    officerSignatureId: take('signature_a', officer, finishedAt),
    companySignatureId: take('signature_b', officer, finishedAt),
  }
  const hazards = companyHazards(content, areaCode, random, {
    by: manager,
    photo: (at) => take('cylinder', manager, at),
  })
  return { content, areaCode, salt, taken, signatures, hazards, factId: random.id(finishedAt) }
}

function answersAt(companyId: string, photo: () => string): Answer[] {
  return supervisionItems(currentSupervision(), ROLES).map(({ code, photo: wanted }) => {
    const reason = FAILS[code] ?? null
    const shown = wanted === 'always' || (reason !== null && wanted === 'on_fail')
    return {
      item: code,
      thing: { kind: 'place', id: companyId },
      result: reason ? 'fail' : 'pass',
      reason,
      photoIds: shown ? [photo()] : [],
      fixed: null,
    }
  })
}

function signed(base: SupervisionContent): SupervisionContent {
  const content = { ...base, findings: assessSupervision(base) }
  const problems = supervisionProblems(content)
  if (problems.length > 0) throw new Error(`demonstration supervision is not valid: ${JSON.stringify(problems)}`)
  return content
}
