import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { PremisesModule } from '../premises/premises.module'
import { AppointmentService } from './appointment.service'
import { HouseholdAppointmentService } from './household-appointment.service'

@Module({
  imports: [ActionsModule, PremisesModule],
  providers: [AppointmentService, HouseholdAppointmentService],
  exports: [AppointmentService, HouseholdAppointmentService],
})
export class AppointmentsModule {}
