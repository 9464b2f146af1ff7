import { type Config, type Logger, runsJobs } from '@app/platform'
import { QueueModule } from '@app/queue'
import { type DynamicModule, Module } from '@nestjs/common'
import { AccountsModule } from './accounts/accounts.module'
import { AlertsModule } from './alerts/alerts.module'
import { AppointmentsModule } from './appointments/appointments.module'
import { BadgesModule } from './badges/badges.module'
import { ClashesModule } from './clashes/clashes.module'
import { CompaniesModule } from './companies/companies.module'
import { CompanyKeysModule } from './company-keys/company-keys.module'
import { CoreModule, type CoreOptions, coreDefaults } from './core/core.module'
import { CustodyModule } from './custody/custody.module'
import { CylindersModule } from './cylinders/cylinders.module'
import { DirectoryModule } from './directory/directory.module'
import { EventSheetsModule } from './event-sheets/event-sheets.module'
import { ExportModule } from './export/export.module'
import { FilesModule } from './files/files.module'
import { GridsModule } from './grids/grids.module'
import { HazardsModule } from './hazards/hazards.module'
import { HoldingsModule } from './holdings/holdings.module'
import { HouseholdModule } from './household/household.module'
import { IdentityModule } from './identity/identity.module'
import { ImportModule } from './import/import.module'
import { InspectionsModule } from './inspections/inspections.module'
import { JobsModule } from './jobs/jobs.module'
import { LiveModule } from './live/live.module'
import { MergesModule } from './merges/merges.module'
import { NoticesModule } from './notices/notices.module'
import { OverviewModule } from './overview/overview.module'
import { PlacesModule } from './places/places.module'
import { PremisesModule } from './premises/premises.module'
import { PrivacyModule } from './privacy/privacy.module'
import { RecallsModule } from './recalls/recalls.module'
import { ReferralsModule } from './referrals/referrals.module'
import { ReportsModule } from './reports/reports.module'
import { ReviewsModule } from './reviews/reviews.module'
import { ScanModule } from './scan/scan.module'
import { ScanRulesModule } from './scan-rules/scan-rules.module'
import { TimelineModule } from './timeline/timeline.module'
import { TodayModule } from './today/today.module'

const features = [
  AccountsModule,
  AlertsModule,
  CompaniesModule,
  CompanyKeysModule,
  HoldingsModule,
  EventSheetsModule,
  CustodyModule,
  CylindersModule,
  DirectoryModule,
  FilesModule,
  OverviewModule,
  HouseholdModule,
  TodayModule,
  HazardsModule,
  GridsModule,
  ImportModule,
  ExportModule,
  InspectionsModule,
  JobsModule,
  LiveModule,
  NoticesModule,
  PlacesModule,
  MergesModule,
  PremisesModule,
  PrivacyModule,
  RecallsModule,
  ReferralsModule,
  ReviewsModule,
  TimelineModule,
  ScanModule,
  BadgesModule,
  ReportsModule,
  AppointmentsModule,
  IdentityModule,
  ScanRulesModule,
  ClashesModule,
]

/** What the system does. The API puts routes before it; the worker runs its jobs; in the default one process does both. */
@Module({})
export class FeaturesModule {
  static forRoot(options: CoreOptions, role: 'api' | 'worker'): DynamicModule {
    const core = coreDefaults(options)
    return {
      module: FeaturesModule,
      imports: [
        CoreModule.forRoot(core),
        QueueModule.forRoot(queueConfig(core.config, core.logger, () => core.clock.now(), role)),
        ...features,
      ],
      exports: features,
    }
  }
}

const queueConfig = (config: Config, log: Logger, now: () => string, role: 'api' | 'worker') => ({
  redisUrl: config.redisUrl,
  redisPrefix: config.redisPrefix,
  runJobs: runsJobs(config, role),
  now,
  log,
})
