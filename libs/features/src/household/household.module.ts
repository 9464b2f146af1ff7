import { Module } from '@nestjs/common'
import { AccountsModule } from '../accounts/accounts.module'
import { ActionsModule } from '../actions/actions.module'
import { AppointmentsModule } from '../appointments/appointments.module'
import { InspectionsModule } from '../inspections/inspections.module'
import { FamilyService } from './family.service'
import { HouseholdService } from './household.service'
import { LastVisits } from './last-visits.service'
import { VisitResultService } from './visit-result.service'

@Module({
  imports: [AccountsModule, ActionsModule, AppointmentsModule, InspectionsModule],
  providers: [HouseholdService, LastVisits, FamilyService, VisitResultService],
  exports: [HouseholdService, FamilyService, VisitResultService],
})
export class HouseholdModule {}
