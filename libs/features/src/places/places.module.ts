import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { PremisesModule } from '../premises/premises.module'
import { ArrivingParties } from './arriving-party'
import { OccupancyService } from './occupancy.service'
import { PlaceChange } from './place-change'
import { SupplyService } from './supply.service'

@Module({
  imports: [ActionsModule, PremisesModule],
  providers: [ArrivingParties, OccupancyService, PlaceChange, SupplyService],
  exports: [OccupancyService, SupplyService],
})
export class PlacesModule {}
