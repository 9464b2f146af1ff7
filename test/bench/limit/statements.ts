/** The statements our own server sends for a scan, session check included. */
export const SESSION = `
  SELECT a.id AS accountId, a.role, a.nameEnc, a.username, a.staffNo, a.areaCode, a.companyId, a.partyId, s.expiresAt,
         g.gridCode, o.premisesId
    FROM session s
    JOIN account a ON a.id = s.accountId
    LEFT JOIN grid_assignment g ON g.accountId = a.id AND g.fromOn <= ? AND (g.toOn IS NULL OR g.toOn >= ?)
    LEFT JOIN occupancy o ON o.partyId = a.partyId AND o.fromOn <= ? AND (o.toOn IS NULL OR o.toOn >= ?)
   WHERE s.tokenHash = ? AND s.revokedAt IS NULL AND s.expiresAt > ? AND a.status = 'active'`

export const CYLINDER = `
  SELECT c.*, o.name AS ownerName, o.phone AS ownerPhone, p.label AS premisesLabel, p.areaCode AS premisesArea,
         p.lastVisitId, p.lastVisitAt, p.lastOutcome
    FROM cylinder_alias a
    JOIN cylinder c ON c.id = a.cylinderId
    LEFT JOIN company o ON o.id = c.ownerCompanyId
    LEFT JOIN premises p ON p.id = c.premisesId
   WHERE a.value = ? AND a.toAt IS NULL
   ORDER BY c.status, c.id LIMIT 1`

/** Each asked with the id of the cylinder. */
export const OF_CYLINDER = {
  hazards: "SELECT id, item, reason, grade FROM hazard WHERE thingId = ? AND status <> 'closed'",
  alerts: "SELECT id, rule, grade FROM alert WHERE subjectId = ? AND status <> 'closed'",
  aliases: 'SELECT kind, value FROM cylinder_alias WHERE cylinderId = ? AND toAt IS NULL ORDER BY kind',
  recent: `SELECT f.kind, f.occurredAt FROM fact_subject s JOIN fact f ON f.seq = s.seq
            WHERE s.subjectKind = 'cylinder' AND s.subjectId = ? ORDER BY s.seq DESC LIMIT 3`,
} as const

/** One statement for any number of rows. */
export function bulkInsert(table: string, columns: readonly string[], rows = 1): string {
  const row = `(${columns.map(() => '?').join(', ')})`
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`
}

export const INSERTS = {
  inspection: bulkInsert('inspection', [
    ...['id', 'number', 'premisesId', 'inspectorId', 'kind', 'outcome', 'checklistVersion', 'startedAt', 'finishedAt'],
    ...['receivedAt', 'areaCode', 'contentHash', 'submissionHash', 'factId', 'gradeA', 'gradeB', 'gradeC'],
  ]),
  answers: (count: number) =>
    bulkInsert(
      'inspection_answer',
      ['inspectionId', 'line', 'item', 'thingKind', 'thingId', 'result', 'reason', 'photoIds', 'fixedPhotoIds'],
      count,
    ),
  fact: bulkInsert('fact', ['seq', 'id', 'kind', 'actorId', 'occurredAt', 'recordedAt', 'areaCode', 'body', 'hash']),
  job: bulkInsert('job', [
    ...['id', 'name', 'payload', 'status', 'runAt', 'attempts', 'maxAttempts', 'leaseToken', 'leaseUntil'],
    ...['coalesceKey', 'lastError', 'createdAt', 'finishedAt'],
  ]),
} as const
