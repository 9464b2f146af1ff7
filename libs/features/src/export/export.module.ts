import { Module } from '@nestjs/common'
import { AlertsModule } from '../alerts/alerts.module'
import { CompaniesModule } from '../companies/companies.module'
import { CylindersModule } from '../cylinders/cylinders.module'
import { HazardsModule } from '../hazards/hazards.module'
import { InspectionsModule } from '../inspections/inspections.module'
import { PremisesModule } from '../premises/premises.module'
import { ExportService } from './export.service'

@Module({
  imports: [AlertsModule, CompaniesModule, CylindersModule, HazardsModule, InspectionsModule, PremisesModule],
  providers: [ExportService],
  exports: [ExportService],
})
export class ExportModule {}
