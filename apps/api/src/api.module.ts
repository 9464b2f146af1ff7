import { type CoreOptions, FeaturesModule } from '@app/features'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD } from '@nestjs/core'
import { AccountController } from './accounts/account.controller'
import { MeController } from './accounts/me.controller'
import { SessionController } from './accounts/session.controller'
import { AlertController } from './alerts/alert.controller'
import { AppointmentController } from './appointments/appointment.controller'
import { CompanyController } from './companies/company.controller'
import { CompanyKeyController } from './companies/company-key.controller'
import { SupervisionController } from './companies/supervision.controller'
import { CylinderController } from './cylinders/cylinder.controller'
import { DirectoryController } from './directory/directory.controller'
import { EventController } from './events/event.controller'
import { EventSheetController } from './events/event-sheet.controller'
import { ExportController } from './exports/export.controller'
import { FileController } from './files/file.controller'
import { GridController } from './grids/grid.controller'
import { HazardController } from './hazards/hazard.controller'
import { HouseholdController } from './household/household.controller'
import { AuthGuard } from './http/auth.guard'
import { ProblemFilter } from './http/problem.filter'
import { IdentityController } from './identity/identity.controller'
import { ImportController } from './imports/import.controller'
import { InspectionController } from './inspections/inspection.controller'
import { PaperController } from './inspections/paper.controller'
import { JobController } from './jobs/job.controller'
import { LiveController } from './live/live.controller'
import { MergeController } from './merges/merge.controller'
import { OverviewController } from './overview/overview.controller'
import { EquipmentController } from './places/equipment.controller'
import { PlaceController } from './places/place.controller'
import { StayController } from './places/stay.controller'
import { PremisesController } from './premises/premises.controller'
import { PrivacyController } from './privacy/privacy.controller'
import { BadgeController } from './public/badge.controller'
import { PublicReportController } from './public/public-report.controller'
import { RecallController } from './recalls/recall.controller'
import { ReferralController } from './referrals/referral.controller'
import { ReportController } from './reports/report.controller'
import { ScanController } from './scan/scan.controller'
import { FactController } from './timeline/fact.controller'
import { TodayController } from './today/today.controller'

const controllers = [
  AccountController,
  AlertController,
  CompanyController,
  CompanyKeyController,
  CylinderController,
  DirectoryController,
  FactController,
  PlaceController,
  EquipmentController,
  MergeController,
  StayController,
  PremisesController,
  PrivacyController,
  FileController,
  ImportController,
  EventController,
  EventSheetController,
  ExportController,
  OverviewController,
  HouseholdController,
  TodayController,
  HazardController,
  GridController,
  InspectionController,
  PaperController,
  JobController,
  LiveController,
  RecallController,
  ReferralController,
  ScanController,
  MeController,
  SessionController,
  SupervisionController,
  BadgeController,
  PublicReportController,
  ReportController,
  AppointmentController,
  IdentityController,
]

/** Routes over the features; the same features run without routes in the worker. */
@Module({})
export class ApiModule {
  static forRoot(core: CoreOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [FeaturesModule.forRoot(core, 'api')],
      controllers,
      providers: [
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    }
  }
}
