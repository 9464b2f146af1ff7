import { Module } from '@nestjs/common'
import { HouseholdService } from './household.service'
import { LastVisits } from './last-visits.service'

@Module({ providers: [HouseholdService, LastVisits], exports: [HouseholdService] })
export class HouseholdModule {}
