import type { Submission } from '../support/visit'
import { type Site, until } from './site'

const COUNTS = `
  SELECT (SELECT COUNT(*) FROM inspection) AS inspections,
         (SELECT COUNT(*) FROM fact WHERE kind = 'inspection.submitted') AS facts,
         (SELECT COUNT(*) FROM fact) - (SELECT seq FROM fact_head) AS gaps,
         (SELECT COUNT(*) FROM job WHERE name = 'notice.send') AS notices,
         (SELECT COUNT(*) FROM hazard) AS hazards,
         (SELECT COUNT(*) FROM job WHERE status IN ('ready', 'running')) AS jobsLeft,
         (SELECT COUNT(*) FROM job WHERE status = 'dead') AS jobsDead,
         (SELECT COUNT(*) FROM review_state WHERE version > reviewedVersion) AS unreviewed`

const counts = async (site: Site) => {
  const [row] = await site.rows<Record<string, number>>(COUNTS)
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Number(count)]))
}

/** Whatever happened meanwhile: each visit once, with what follows from it, and nothing left over. */
export async function expectEachOnce(site: Site, visits: readonly Submission[]): Promise<void> {
  await until(
    async () => {
      const { jobsLeft, unreviewed } = await counts(site)
      return jobsLeft === 0 && unreviewed === 0
    },
    'all jobs are done',
    120_000,
  )
  expect(await counts(site)).toEqual({
    inspections: visits.length,
    facts: visits.length,
    gaps: 0,
    notices: visits.length,
    hazards: visits.filter(({ content }) => content.findings.length > 0).length,
    jobsLeft: 0,
    jobsDead: 0,
    unreviewed: 0,
  })
}

export async function expectStored(site: Site, acknowledged: readonly string[]): Promise<void> {
  const stored = new Set((await site.rows<{ id: string }>('SELECT id FROM inspection')).map((row) => row.id))
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
}
