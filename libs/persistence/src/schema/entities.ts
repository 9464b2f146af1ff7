import { AccountEntity } from '../account/account.entity'
import { AccountSecurityEntity, PasswordHistoryEntity, RecoveryCodeEntity } from '../account/account-security.entity'
import { LoginGuardEntity } from '../account/login-guard.entity'
import { SessionEntity } from '../account/session.entity'
import { SharedTokenEntity } from '../account/shared-token.entity'
import { AlertEntity } from '../alert/alert.entity'
import { AppointmentEntity } from '../appointment/appointment.entity'
import { AreaEntity } from '../area/area.entity'
import { GridAssignmentEntity } from '../area/grid-assignment.entity'
import { PremisesAreaEntity } from '../area/premises-area.entity'
import { CompanyEntity } from '../company/company.entity'
import { CompanyLicenceEntity } from '../company/company-licence.entity'
import { CompanyProfileEntity } from '../company/company-profile.entity'
import { CompanyVisitEntity } from '../company/company-visit.entity'
import { SupplyEntity } from '../company/supply.entity'
import { SupplyStopAnswerEntity, SupplyStopEntity } from '../company/supply-stop.entity'
import { CompanyKeyEntity, CompanyKeyUseEntity } from '../company-key/company-key.entity'
import { CompanySiteEntity } from '../custody/company-site.entity'
import { CustodyEntity } from '../custody/custody.entity'
import { DeliveryCheckEntity } from '../custody/delivery-check.entity'
import { CylinderEntity } from '../cylinder/cylinder.entity'
import { CylinderAliasEntity } from '../cylinder/cylinder-alias.entity'
import { EquipmentEntity } from '../equipment/equipment.entity'
import { FactEntity } from '../fact/fact.entity'
import { FactHeadEntity } from '../fact/fact-head.entity'
import { FactSubjectEntity } from '../fact/fact-subject.entity'
import { FamilyMemberEntity } from '../family/family-member.entity'
import { FileEntity } from '../file/file.entity'
import { HandoverEntity } from '../grid/handover.entity'
import { HazardEntity } from '../hazard/hazard.entity'
import { HazardPhotoEntity } from '../hazard/hazard-photo.entity'
import { HostRuleEntity, UnknownHostEntity } from '../identity/host-rule.entity'
import { LabelBatchEntity, LabelSeriesEntity } from '../identity/label-batch.entity'
import { CylinderRefusalEntity } from '../identity/refusal.entity'
import { ImportBatchEntity, ImportPageEntity } from '../import/import-batch.entity'
import { CommittedTextEntity } from '../inspection/committed-text.entity'
import { CorrectionEntity } from '../inspection/correction.entity'
import { InspectionEntity } from '../inspection/inspection.entity'
import { InspectionAnswerEntity } from '../inspection/inspection-answer.entity'
import { InspectionBottleEntity } from '../inspection/inspection-bottle.entity'
import { InspectionPartEntity, PartSignatureEntity } from '../inspection/inspection-part.entity'
import { PaperVisitEntity } from '../inspection/paper-visit.entity'
import { SignatureEntity } from '../inspection/signature.entity'
import { ClientActionEntity } from '../job/client-action.entity'
import { JobEntity } from '../job/job.entity'
import { FieldKeyEntity } from '../key/field-key.entity'
import { NoticeEntity } from '../notice/notice.entity'
import { OccupancyEntity } from '../party/occupancy.entity'
import { PartyEntity } from '../party/party.entity'
import { PremisesEntity } from '../premises/premises.entity'
import { PremisesToldApartEntity } from '../premises/premises-told-apart.entity'
import { ErasureEntity } from '../privacy/erasure.entity'
import { NoticeReadingEntity } from '../privacy/notice-reading.entity'
import { RetentionRunEntity } from '../privacy/retention-run.entity'
import { RecallEntity, RecallItemEntity } from '../recall/recall.entity'
import { ReferralEntity } from '../referral/referral.entity'
import { ReportEntity } from '../report/report.entity'
import { ReportPhotoEntity } from '../report/report-photo.entity'
import { ReviewStateEntity } from '../review/review-state.entity'
import { TwinEntity } from '../twin/twin.entity'

/** Class references, never a glob: a bundler keeps what is named. */
export const entities = [
  CompanySiteEntity,
  CustodyEntity,
  DeliveryCheckEntity,
  TwinEntity,
  AccountEntity,
  AccountSecurityEntity,
  PasswordHistoryEntity,
  RecoveryCodeEntity,
  LoginGuardEntity,
  SessionEntity,
  SharedTokenEntity,
  AlertEntity,
  AreaEntity,
  GridAssignmentEntity,
  HandoverEntity,
  PremisesAreaEntity,
  ReferralEntity,
  CompanyEntity,
  CompanyLicenceEntity,
  CompanyProfileEntity,
  CompanyVisitEntity,
  CompanyKeyEntity,
  CompanyKeyUseEntity,
  SupplyEntity,
  SupplyStopAnswerEntity,
  SupplyStopEntity,
  CylinderAliasEntity,
  CylinderEntity,
  EquipmentEntity,
  FactHeadEntity,
  FactSubjectEntity,
  FactEntity,
  FileEntity,
  HazardPhotoEntity,
  HazardEntity,
  ImportBatchEntity,
  ImportPageEntity,
  CommittedTextEntity,
  InspectionAnswerEntity,
  InspectionBottleEntity,
  InspectionEntity,
  CorrectionEntity,
  InspectionPartEntity,
  PartSignatureEntity,
  PaperVisitEntity,
  SignatureEntity,
  ClientActionEntity,
  JobEntity,
  NoticeEntity,
  FieldKeyEntity,
  OccupancyEntity,
  PartyEntity,
  PremisesEntity,
  PremisesToldApartEntity,
  ErasureEntity,
  NoticeReadingEntity,
  RetentionRunEntity,
  ReviewStateEntity,
  FamilyMemberEntity,
  AppointmentEntity,
  ReportPhotoEntity,
  ReportEntity,
  HostRuleEntity,
  UnknownHostEntity,
  LabelSeriesEntity,
  LabelBatchEntity,
  CylinderRefusalEntity,
  RecallEntity,
  RecallItemEntity,
]
