/** Work: visits, hazards, alerts, and the machinery that carries them (facts, reviews, jobs, notices). */
export const work = (mediumtext: string) => [
  `CREATE TABLE file (
    id varchar(36) NOT NULL PRIMARY KEY, sha256 varchar(64) NOT NULL, contentType varchar(32) NOT NULL, width integer NOT NULL,
    height integer NOT NULL, bytes integer NOT NULL, uploadHash varchar(64) NOT NULL, ownerAccountId varchar(36) NOT NULL,
    uploadedAt varchar(24) NOT NULL, usedAt varchar(24) NULL, takenAtEnc varchar(200) NULL, placeEnc varchar(300) NULL,
    CONSTRAINT fk_file_owner FOREIGN KEY (ownerAccountId) REFERENCES account (id))`,

  `CREATE TABLE inspection (
    id varchar(36) NOT NULL PRIMARY KEY, number varchar(32) NOT NULL, premisesId varchar(36) NOT NULL, inspectorId varchar(36) NOT NULL,
    kind varchar(12) NOT NULL, outcome varchar(16) NOT NULL, checklistVersion varchar(20) NOT NULL, startedAt varchar(24) NOT NULL,
    finishedAt varchar(24) NOT NULL, receivedAt varchar(24) NOT NULL, areaCode varchar(20) NOT NULL, contentHash varchar(64) NOT NULL,
    submissionHash varchar(64) NOT NULL, factId varchar(36) NOT NULL, gradeA integer NOT NULL, gradeB integer NOT NULL,
    gradeC integer NOT NULL, CONSTRAINT uq_inspection_number UNIQUE (number),
    CONSTRAINT fk_inspection_premises FOREIGN KEY (premisesId) REFERENCES premises (id),
    CONSTRAINT fk_inspection_inspector FOREIGN KEY (inspectorId) REFERENCES account (id))`,
  'CREATE INDEX ix_inspection_premises ON inspection (premisesId, finishedAt)',
  'CREATE INDEX ix_inspection_inspector ON inspection (inspectorId, finishedAt)',
  'CREATE INDEX ix_inspection_area ON inspection (areaCode, finishedAt)',
  'CREATE INDEX ix_inspection_finished ON inspection (finishedAt)',

  `CREATE TABLE inspection_answer (
    inspectionId varchar(36) NOT NULL, line integer NOT NULL, item varchar(8) NOT NULL, thingKind varchar(12) NOT NULL,
    thingId varchar(36) NOT NULL, result varchar(8) NOT NULL, reason varchar(40) NULL, photoIds varchar(400) NULL,
    fixedPhotoIds varchar(80) NULL, PRIMARY KEY (inspectionId, line),
    CONSTRAINT fk_answer_inspection FOREIGN KEY (inspectionId) REFERENCES inspection (id))`,

  `CREATE TABLE inspection_bottle (
    inspectionId varchar(36) NOT NULL, cylinderId varchar(36) NOT NULL, presence varchar(12) NOT NULL, bottleUse varchar(12) NULL,
    PRIMARY KEY (inspectionId, cylinderId), CONSTRAINT fk_bottle_inspection FOREIGN KEY (inspectionId) REFERENCES inspection (id))`,

  `CREATE TABLE signature (
    inspectionId varchar(36) NOT NULL, signedBy varchar(12) NOT NULL, fileId varchar(36) NOT NULL, strokesEnc ${mediumtext} NOT NULL,
    contentHash varchar(64) NOT NULL, PRIMARY KEY (inspectionId, signedBy),
    CONSTRAINT fk_signature_inspection FOREIGN KEY (inspectionId) REFERENCES inspection (id))`,

  `CREATE TABLE committed_text (
    subjectId varchar(36) NOT NULL, path varchar(40) NOT NULL, salt varchar(64) NOT NULL, textEnc text NOT NULL,
    PRIMARY KEY (subjectId, path))`,

  `CREATE TABLE hazard (
    id varchar(36) NOT NULL PRIMARY KEY, number varchar(32) NOT NULL, premisesId varchar(36) NOT NULL, item varchar(8) NOT NULL,
    category varchar(12) NOT NULL, reason varchar(40) NOT NULL, thingKind varchar(12) NOT NULL, thingId varchar(36) NOT NULL,
    grade varchar(8) NOT NULL, measure varchar(40) NOT NULL, status varchar(12) NOT NULL, foundAt varchar(24) NOT NULL,
    foundInspectionId varchar(36) NOT NULL, deadlineOn varchar(10) NULL, structural boolean NOT NULL, emergency boolean NOT NULL,
    assigneeAccountId varchar(36) NULL, assigneeCompanyId varchar(36) NULL, rectifiedBy varchar(36) NULL,
    rectifiedAt varchar(24) NULL, closedAt varchar(24) NULL, closeReason varchar(16) NULL, returns integer NOT NULL,
    areaCode varchar(20) NOT NULL, openKey varchar(120) NULL, version integer NOT NULL,
    CONSTRAINT uq_hazard_open UNIQUE (openKey), CONSTRAINT uq_hazard_number UNIQUE (number),
    CONSTRAINT fk_hazard_premises FOREIGN KEY (premisesId) REFERENCES premises (id))`,
  'CREATE INDEX ix_hazard_premises ON hazard (premisesId, status)',
  'CREATE INDEX ix_hazard_status ON hazard (status, grade, deadlineOn)',
  'CREATE INDEX ix_hazard_area ON hazard (areaCode, status)',
  'CREATE INDEX ix_hazard_thing ON hazard (thingId)',
  'CREATE INDEX ix_hazard_company ON hazard (assigneeCompanyId, status)',
  'CREATE INDEX ix_hazard_found ON hazard (foundAt)',
  'CREATE INDEX ix_hazard_inspection ON hazard (foundInspectionId)',

  `CREATE TABLE hazard_photo (
    hazardId varchar(36) NOT NULL, fileId varchar(36) NOT NULL, stage varchar(12) NOT NULL, addedAt varchar(24) NOT NULL,
    PRIMARY KEY (hazardId, fileId, stage), CONSTRAINT fk_hazard_photo_hazard FOREIGN KEY (hazardId) REFERENCES hazard (id))`,

  `CREATE TABLE alert (
    id varchar(36) NOT NULL PRIMARY KEY, rule varchar(24) NOT NULL, kind varchar(8) NOT NULL, grade varchar(8) NOT NULL,
    status varchar(16) NOT NULL, subjectKind varchar(12) NOT NULL, subjectId varchar(36) NOT NULL, premisesId varchar(36) NULL,
    companyId varchar(36) NULL, areaCode varchar(20) NULL, actor varchar(12) NOT NULL, params varchar(1000) NOT NULL,
    raisedAt varchar(24) NOT NULL, knownAt varchar(24) NOT NULL, dueOn varchar(10) NULL, hazardId varchar(36) NULL,
    acknowledgedBy varchar(36) NULL, acknowledgedAt varchar(24) NULL, disputedBy varchar(36) NULL, closedAt varchar(24) NULL,
    closeReason varchar(20) NULL, openKey varchar(80) NULL, version integer NOT NULL, CONSTRAINT uq_alert_open UNIQUE (openKey))`,
  'CREATE INDEX ix_alert_status ON alert (status, grade, dueOn)',
  'CREATE INDEX ix_alert_area ON alert (areaCode, status)',
  'CREATE INDEX ix_alert_company ON alert (companyId, status)',
  'CREATE INDEX ix_alert_subject ON alert (subjectId, status)',
  'CREATE INDEX ix_alert_premises ON alert (premisesId, status)',
  'CREATE INDEX ix_alert_hazard ON alert (hazardId)',

  'CREATE TABLE fact_head (districtCode varchar(20) NOT NULL PRIMARY KEY, seq bigint NOT NULL)',
  `CREATE TABLE fact (
    seq bigint NOT NULL PRIMARY KEY, id varchar(36) NOT NULL, kind varchar(32) NOT NULL, actorId varchar(36) NULL,
    occurredAt varchar(24) NOT NULL, recordedAt varchar(24) NOT NULL, areaCode varchar(20) NULL, body ${mediumtext} NOT NULL,
    hash varchar(64) NOT NULL, CONSTRAINT uq_fact_id UNIQUE (id))`,
  `CREATE TABLE fact_subject (
    subjectKind varchar(12) NOT NULL, subjectId varchar(36) NOT NULL, seq bigint NOT NULL,
    PRIMARY KEY (subjectKind, subjectId, seq))`,
  'CREATE INDEX ix_fact_subject_seq ON fact_subject (seq)',

  `CREATE TABLE review_state (
    subjectKind varchar(12) NOT NULL, subjectId varchar(36) NOT NULL, version integer NOT NULL, reviewedVersion integer NOT NULL,
    dueAt varchar(24) NOT NULL, PRIMARY KEY (subjectKind, subjectId))`,
  'CREATE INDEX ix_review_due ON review_state (dueAt)',

  `CREATE TABLE job (
    id varchar(36) NOT NULL PRIMARY KEY, name varchar(48) NOT NULL, payload varchar(2000) NOT NULL, status varchar(12) NOT NULL,
    runAt varchar(24) NOT NULL, attempts integer NOT NULL, maxAttempts integer NOT NULL, leaseToken varchar(36) NULL,
    leaseUntil varchar(24) NULL, coalesceKey varchar(96) NULL, lastError varchar(600) NULL, createdAt varchar(24) NOT NULL,
    finishedAt varchar(24) NULL, CONSTRAINT uq_job_coalesce UNIQUE (coalesceKey))`,
  'CREATE INDEX ix_job_due ON job (status, runAt, id)',
  'CREATE INDEX ix_job_lease ON job (status, leaseUntil)',

  `CREATE TABLE notice (
    id varchar(36) NOT NULL PRIMARY KEY, partyId varchar(36) NULL, channel varchar(12) NOT NULL, template varchar(32) NOT NULL,
    params varchar(1000) NOT NULL, grade varchar(8) NULL, status varchar(12) NOT NULL, subjectKind varchar(12) NOT NULL,
    subjectId varchar(36) NOT NULL, attempts integer NOT NULL, createdAt varchar(24) NOT NULL, sentAt varchar(24) NULL,
    CONSTRAINT fk_notice_party FOREIGN KEY (partyId) REFERENCES party (id))`,
  'CREATE INDEX ix_notice_status ON notice (status, createdAt)',
  'CREATE INDEX ix_notice_subject ON notice (subjectId)',

  `CREATE TABLE client_action (
    id varchar(36) NOT NULL PRIMARY KEY, kind varchar(32) NOT NULL, subjectId varchar(36) NOT NULL, hash varchar(64) NOT NULL,
    accountId varchar(36) NOT NULL, at varchar(24) NOT NULL)`,

  'CREATE TABLE shared_token (name varchar(40) NOT NULL PRIMARY KEY, valueEnc varchar(2000) NOT NULL, expiresAt varchar(24) NOT NULL)',

  'CREATE TABLE field_key (id varchar(40) NOT NULL PRIMARY KEY, proof varchar(300) NOT NULL)',
]
