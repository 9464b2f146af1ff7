import {
  addDays,
  assess,
  type CalendarDate,
  type Category,
  categoriesOf,
  contentHash,
  currentChecklist,
  findItem,
  type InspectionContent,
  type JointPart,
  jointCode,
  jointVisitId,
  streetOf,
  validateJointPart,
} from '@app/domain'
import {
  FileEntity,
  FileRepository,
  HazardRepository,
  InspectionPartRepository,
  InspectionRepository,
  VisitRepository,
} from '@app/persistence'
import { HazardRecorder, type LeakAlarm } from '../hazards/hazard-recorder'
import { JointWriter, type PartSubmission } from '../inspections/joint-writer'
import { sealedSubmission } from '../inspections/submission'
import { VisitWriter } from '../inspections/visit-writer'
import type { DemoDistrict } from './demo-district'
import { pictureRow, type StoredPictures } from './demo-pictures'
import type { DemoPlace } from './demo-place'
import { STORY_GRID } from './demo-story'
import { type MadeVisit, makeVisit } from './demo-visit'
import { Random } from './random'
import type { SeedPorts } from './seed-ports'

const DAYS_AGO = 2
/** What the colleague looked at; the rest, and the bottles, are for 主责. */
const COLLEAGUES: readonly Category[] = ['detector', 'place', 'management']

/** 联合检查 at a restaurant of the street: its own inspector is 主责, the printed one looked at the kitchen with him. */
export async function writeJoint(ports: SeedPorts, pictures: StoredPictures, district: DemoDistrict, seed: number) {
  const random = new Random(seed + 19)
  const day = addDays(district.today, -DAYS_AGO)
  const colleague = district.printed.find(({ role }) => role === 'inspector')
  const made = await cleanVisit(ports, district, day, random)
  if (!made || !colleague) return
  const code = jointCode(`${seed} ${day}`)
  const mine = categoriesOf(made.submission.content)
  const parts = [
    part(made, { code, day, lead: true, categories: mine.filter((one) => !COLLEAGUES.includes(one)) }, random),
    part(
      made,
      { code, day, inspectorId: colleague.accountId, categories: mine.filter((one) => COLLEAGUES.includes(one)) },
      random,
    ),
  ]
  const rows = made.photos.map((photo) =>
    pictureRow(
      { ...photo, ownerId: made.place.inspectorId, at: made.submission.content.finishedAt },
      pictures,
      ports.cipher,
    ),
  )
  await ports.uow.run((tx) => tx.insert(FileEntity, rows))
  for (const submission of parts) await store(ports, submission)
}

/** The first restaurant of the street that was not visited lately and where nothing is wrong. */
async function cleanVisit(
  { db }: SeedPorts,
  { places }: DemoDistrict,
  day: CalendarDate,
  random: Random,
): Promise<MadeVisit | null> {
  const street = streetOf(STORY_GRID)
  const busy = await db.rows<{ id: string }>(
    `SELECT p.id FROM premises p WHERE p.areaCode >= ? AND p.areaCode < ? AND (p.status <> 'in_use'
        OR EXISTS (SELECT 1 FROM hazard h WHERE h.premisesId = p.id AND h.status <> 'closed')
        OR EXISTS (SELECT 1 FROM inspection i WHERE i.premisesId = p.id AND i.finishedAt >= ?))`,
    [street, `${street}~`, `${addDays(day, -10)}T00:00:00.000Z`],
  )
  const away = new Set(busy.map(({ id }) => id))
  const free = ({ part: role, premises }: DemoPlace) =>
    role === null && premises.type === 'catering' && streetOf(premises.areaCode) === street && !away.has(premises.id)
  for (const place of places.filter(free)) {
    const made = makeVisit({ place, day, outcome: 'completed', kind: 'joint' }, random)
    if (made.submission.content.findings.length === 0) return made
  }
  return null
}

interface Share {
  code: string
  day: CalendarDate
  lead?: true
  inspectorId?: string
  categories: Category[]
}

function part({ submission }: MadeVisit, share: Share, random: Random): PartSubmission {
  const { content: whole, signatures } = submission
  const { code, day: on, lead = false, categories, inspectorId = whole.inspectorId } = share
  const answers = whole.answers.filter(({ item }) => categories.includes(categoryOf(item)))
  const seen: InspectionContent = { ...whole, id: random.id(whole.startedAt), inspectorId, answers }
  const joint = { visitId: jointVisitId(whole.premisesId, on, code), code, on, lead, categories }
  const content: JointPart = { ...seen, findings: assess(seen), joint }
  const problems = validateJointPart(content)
  if (problems.length > 0) throw new Error(`demonstration part is not valid: ${JSON.stringify(problems)}`)
  const hash = contentHash(content)
  return {
    content,
    contentHash: hash,
    signatures: signatures.map((one) => ({ ...one, contentHash: hash })),
    texts: [],
  }
}

const categoryOf = (item: string): Category => findItem(currentChecklist(), item)?.category ?? 'place'

const CALM: LeakAlarm = {
  leakAlert: () => {
    throw new Error('nothing leaks in the demonstration')
  },
  raise: async () => undefined,
}

/** As the two phones would have sent it. */
async function store({ uow, db, cipher, clock }: SeedPorts, submission: PartSubmission): Promise<void> {
  const [visits, parts] = [new VisitRepository(db), new InspectionPartRepository(db)]
  const hazards = new HazardRecorder(new HazardRepository(db), CALM)
  const visitWriter = new VisitWriter(visits, new FileRepository(db), hazards)
  const writer = new JointWriter(parts, new InspectionRepository(db), visitWriter, cipher)
  const { premisesId, joint } = submission.content
  const premises = await visits.premises(premisesId)
  if (!premises) throw new Error(`no premises ${premisesId}`)
  const earlier = await parts.of(joint.visitId)
  const sealed = sealedSubmission(submission)
  const write = await writer.prepare({ submission, sealed, premises, earlier, receivedAt: clock.now() })
  await uow.run(write)
}
