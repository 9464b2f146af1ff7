import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { PremisesModule } from '../premises/premises.module'
import { ArrivingParties } from './arriving-party'
import { OccupancyService } from './occupancy.service'
import { PlaceChange } from './place-change'
import { StatusService } from './status.service'
import { SupplyService } from './supply.service'

@Module({
  imports: [ActionsModule, FilesModule, PremisesModule],
  providers: [ArrivingParties, OccupancyService, PlaceChange, StatusService, SupplyService],
  exports: [OccupancyService, StatusService, SupplyService],
})
export class PlacesModule {}
