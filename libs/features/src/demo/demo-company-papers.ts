import {
  addDays,
  type CalendarDate,
  type CompanyLicensedBody,
  type CompanyRecordedBody,
  type CompanyRole,
  type FactKind,
  LICENCE_KIND_INFO,
  licencesNeeded,
} from '@app/domain'
import { CompanyLicenceEntity, CompanyProfileEntity, prepareFact } from '@app/persistence'
import type { DemoDistrict } from './demo-district'
import { Random } from './random'
import type { SeedPorts } from './seed-ports'

const ROLES: readonly CompanyRole[][] = [
  ['filling', 'sales'],
  ['sales'],
  ['sales'],
  ['filling', 'sales', 'transport'],
  ['transport'],
  ['sales'],
  ['sales'],
  ['filling'],
]

/** Days until each company's licences end: one has run out, two soon will, the others are good for a while. */
const ENDS = [45, -12, 900, 20, 300, 700, 1000, 365] as const

/** What each company does, where it stands, and its licences; all of it invented. */
export async function writeCompanyPapers(ports: SeedPorts, district: DemoDistrict, seed: number): Promise<void> {
  const ids = new Random(seed + 5)
  const now = ports.clock.now()
  const streets = (district.entries.areas ?? []).filter(({ kind }) => kind === 'street')
  const papers = (district.entries.companies ?? []).map(({ id: companyId, code }, index) => {
    const roles = ROLES[index % ROLES.length] ?? ['sales']
    const areaCode = streets[index]?.code ?? '120103'
    const contact = ports.cipher.encrypt(JSON.stringify({ name: '示范站长', phone: '13800000000' }), 'company.contact')
    const profile = { companyId, roles: roles.join(','), areaCode, contactEnc: contact, sitesEnc: null, version: 1 }
    const until = addDays(district.today, ENDS[index % ENDS.length] ?? 365)
    const licences = licencesNeeded(roles).map((kind, n) => ({
      ...{
        id: ids.id(now),
        companyId,
        kind,
        number: `津示范${code}-${n + 1}`,
        issuer: LICENCE_KIND_INFO[kind].issuedBy,
      },
      ...{ fromOn: begin(until), toOn: until, photoId: null, recordedAt: now, withdrawnOn: null },
    }))
    const recorded: CompanyRecordedBody = { actionId: ids.id(now), companyId, code, roles, areaCode, contact: null }
    const fact = (kind: FactKind, body: unknown) =>
      prepareFact({
        kind,
        body,
        actorId: null,
        occurredAt: now,
        areaCode,
        subjects: [{ kind: 'company', id: companyId }],
      })
    const facts = [
      fact('company.recorded', recorded),
      ...licences.map((row) => fact('company.licensed', licensed(row))),
    ]
    return { profile, licences, facts }
  })
  await ports.uow.run(async (tx) => {
    await tx.insert(
      CompanyProfileEntity,
      papers.map(({ profile }) => profile),
    )
    await tx.insert(
      CompanyLicenceEntity,
      papers.flatMap(({ licences }) => licences),
    )
    for (const { profile, facts } of papers) {
      tx.touch('company', profile.companyId)
      for (const fact of facts) tx.fact(fact)
    }
  })
}

const LASTS_DAYS = 3 * 365 + 1
const begin = (until: CalendarDate): CalendarDate => addDays(until, -LASTS_DAYS)

const licensed = ({
  id,
  companyId,
  kind,
  number,
  issuer,
  fromOn,
  toOn,
}: CompanyLicenceEntity): CompanyLicensedBody => ({
  ...{ actionId: id, companyId, licenceId: id, kind, number, issuer, fromOn, toOn, photoId: null },
})
