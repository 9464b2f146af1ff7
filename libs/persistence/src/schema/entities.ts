import { AccountEntity } from '../account/account.entity'
import { AccountSecurityEntity, PasswordHistoryEntity, RecoveryCodeEntity } from '../account/account-security.entity'
import { LoginGuardEntity } from '../account/login-guard.entity'
import { SessionEntity } from '../account/session.entity'
import { SharedTokenEntity } from '../account/shared-token.entity'
import { AlertEntity } from '../alert/alert.entity'
import { AreaEntity } from '../area/area.entity'
import { GridAssignmentEntity } from '../area/grid-assignment.entity'
import { CompanyEntity } from '../company/company.entity'
import { SupplyEntity } from '../company/supply.entity'
import { CylinderEntity } from '../cylinder/cylinder.entity'
import { CylinderAliasEntity } from '../cylinder/cylinder-alias.entity'
import { EquipmentEntity } from '../equipment/equipment.entity'
import { FactEntity } from '../fact/fact.entity'
import { FactHeadEntity } from '../fact/fact-head.entity'
import { FactSubjectEntity } from '../fact/fact-subject.entity'
import { FileEntity } from '../file/file.entity'
import { HazardEntity } from '../hazard/hazard.entity'
import { HazardPhotoEntity } from '../hazard/hazard-photo.entity'
import { CommittedTextEntity } from '../inspection/committed-text.entity'
import { InspectionEntity } from '../inspection/inspection.entity'
import { InspectionAnswerEntity } from '../inspection/inspection-answer.entity'
import { InspectionBottleEntity } from '../inspection/inspection-bottle.entity'
import { SignatureEntity } from '../inspection/signature.entity'
import { ClientActionEntity } from '../job/client-action.entity'
import { JobEntity } from '../job/job.entity'
import { FieldKeyEntity } from '../key/field-key.entity'
import { NoticeEntity } from '../notice/notice.entity'
import { OccupancyEntity } from '../party/occupancy.entity'
import { PartyEntity } from '../party/party.entity'
import { PremisesEntity } from '../premises/premises.entity'
import { ReviewStateEntity } from '../review/review-state.entity'

/** Class references, never a glob: a bundler keeps what is named. */
export const entities = [
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
  CompanyEntity,
  SupplyEntity,
  CylinderAliasEntity,
  CylinderEntity,
  EquipmentEntity,
  FactHeadEntity,
  FactSubjectEntity,
  FactEntity,
  FileEntity,
  HazardPhotoEntity,
  HazardEntity,
  CommittedTextEntity,
  InspectionAnswerEntity,
  InspectionBottleEntity,
  InspectionEntity,
  SignatureEntity,
  ClientActionEntity,
  JobEntity,
  NoticeEntity,
  FieldKeyEntity,
  OccupancyEntity,
  PartyEntity,
  PremisesEntity,
  ReviewStateEntity,
]
