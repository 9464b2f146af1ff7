import type { Instant } from '@app/domain'
import { type DynamicModule, Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { AccountRepository } from './account/account.repository'
import { AccountSecurityRepository } from './account/account-security.repository'
import { BadgeRepository } from './account/badge.repository'
import { LoginGuardRepository } from './account/login-guard.repository'
import { SecurityLogRepository } from './account/security-log.repository'
import { SessionRepository } from './account/session.repository'
import { AlertRepository } from './alert/alert.repository'
import { AlertReviewRepository } from './alert/alert-review.repository'
import { UrgentAlertRepository } from './alert/urgent-alert.repository'
import { AppointmentRepository } from './appointment/appointment.repository'
import { AreaRepository } from './area/area.repository'
import { CompanyRepository } from './company/company.repository'
import { CompanyRegisterRepository } from './company/company-register.repository'
import { CompanyVisitRepository } from './company/company-visit.repository'
import { SupplyStopRepository } from './company/supply-stop.repository'
import { CompanyKeyRepository } from './company-key/company-key.repository'
import { CompanySiteRepository } from './custody/company-site.repository'
import { CustodyRepository } from './custody/custody.repository'
import { HoldingsRepository } from './custody/holdings.repository'
import { WayRepository } from './custody/way.repository'
import { CylinderRepository } from './cylinder/cylinder.repository'
import { ScanRepository } from './cylinder/scan.repository'
import { EquipmentRepository } from './equipment/equipment.repository'
import { FactRepository } from './fact/fact.repository'
import { FactTailRepository } from './fact/fact-tail.repository'
import { FamilyRepository } from './family/family.repository'
import { FileRepository } from './file/file.repository'
import { GridRepository } from './grid/grid.repository'
import { PremisesAreaRepository } from './grid/premises-area.repository'
import { HazardRepository } from './hazard/hazard.repository'
import { OpenHazardRepository } from './hazard/open-hazard.repository'
import { AliasRepository } from './identity/alias.repository'
import { HostRuleRepository } from './identity/host-rule.repository'
import { LabelBatchRepository } from './identity/label-batch.repository'
import { RefusalRepository } from './identity/refusal.repository'
import { ImportBatchRepository } from './import/import-batch.repository'
import { CorrectionRepository } from './inspection/correction.repository'
import { InspectionRepository } from './inspection/inspection.repository'
import { InspectionPartRepository } from './inspection/inspection-part.repository'
import { PaperVisitRepository } from './inspection/paper-visit.repository'
import { VisitRepository } from './inspection/visit.repository'
import { ClientActionRepository } from './job/client-action.repository'
import { JobRepository } from './job/job.repository'
import { PurgeRepository } from './job/purge.repository'
import { FieldKeyRepository } from './key/field-key.repository'
import { NoticeRepository } from './notice/notice.repository'
import { OverviewRegisterRepository } from './overview/overview-register.repository'
import { OverviewWorkRepository } from './overview/overview-work.repository'
import { PartyRepository } from './party/party.repository'
import { DuplicateRepository } from './premises/duplicate.repository'
import { PremisesRepository } from './premises/premises.repository'
import { PremisesMergeRepository } from './premises/premises-merge.repository'
import { ErasureRepository } from './privacy/erasure.repository'
import { ErasureRowsRepository } from './privacy/erasure-rows.repository'
import { LookRepository } from './privacy/look.repository'
import { NoticeReadingRepository } from './privacy/notice-reading.repository'
import { PersonTracesRepository } from './privacy/person-traces.repository'
import { RetentionRepository } from './privacy/retention.repository'
import { RecallRepository } from './recall/recall.repository'
import { RecallSearchRepository } from './recall/recall-search.repository'
import { RecallWorkRepository } from './recall/recall-work.repository'
import { ReferralRepository } from './referral/referral.repository'
import { ReportRepository } from './report/report.repository'
import { ReportPhotoRepository } from './report/report-photo.repository'
import { ReviewRepository } from './review/review.repository'
import { ReviewSubjectRepository } from './review/review-subject.repository'
import { dialectOf, openReader, readerOptions, type StoreOptions } from './store/data-source'
import { Database } from './store/database'
import { UnitOfWork } from './store/unit-of-work'
import { TwinRepository } from './twin/twin.repository'

const repositories = [
  AccountRepository,
  AccountSecurityRepository,
  LoginGuardRepository,
  SecurityLogRepository,
  SessionRepository,
  AlertReviewRepository,
  AlertRepository,
  AreaRepository,
  OverviewWorkRepository,
  OverviewRegisterRepository,
  UrgentAlertRepository,
  CompanyRepository,
  CompanyRegisterRepository,
  CompanyVisitRepository,
  SupplyStopRepository,
  CompanyKeyRepository,
  CompanySiteRepository,
  CustodyRepository,
  HoldingsRepository,
  WayRepository,
  TwinRepository,
  CylinderRepository,
  ScanRepository,
  EquipmentRepository,
  FactTailRepository,
  FactRepository,
  FileRepository,
  GridRepository,
  PremisesAreaRepository,
  HazardRepository,
  OpenHazardRepository,
  InspectionRepository,
  CorrectionRepository,
  InspectionPartRepository,
  PaperVisitRepository,
  VisitRepository,
  ImportBatchRepository,
  ClientActionRepository,
  JobRepository,
  PurgeRepository,
  FieldKeyRepository,
  NoticeRepository,
  PartyRepository,
  PremisesRepository,
  DuplicateRepository,
  PremisesMergeRepository,
  ErasureRepository,
  ErasureRowsRepository,
  LookRepository,
  NoticeReadingRepository,
  PersonTracesRepository,
  RetentionRepository,
  ReferralRepository,
  ReviewSubjectRepository,
  ReviewRepository,
  BadgeRepository,
  FamilyRepository,
  AppointmentRepository,
  ReportRepository,
  ReportPhotoRepository,
  AliasRepository,
  HostRuleRepository,
  LabelBatchRepository,
  RefusalRepository,
  RecallRepository,
  RecallSearchRepository,
  RecallWorkRepository,
]

/** The reading side is TypeORM's injectable data source; the writing side is only to be had as a unit of work. */
@Module({})
export class PersistenceModule {
  static forRoot(options: StoreOptions, now: () => Instant): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...readerOptions(options), retryAttempts: 0 }),
          dataSourceFactory: () => openReader(options),
        }),
      ],
      providers: [
        { provide: UnitOfWork, useFactory: () => UnitOfWork.open(options, { now }) },
        {
          provide: Database,
          inject: [DataSource],
          useFactory: (source: DataSource) => new Database(source, dialectOf(options)),
        },
        ...repositories,
      ],
      exports: [UnitOfWork, Database, ...repositories],
    }
  }
}
