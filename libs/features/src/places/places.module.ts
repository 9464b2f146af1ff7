import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { PremisesModule } from '../premises/premises.module'
import { ArrivingParties } from './arriving-party'
import { EquipmentService } from './equipment.service'
import { OccupancyService } from './occupancy.service'
import { PlaceChange } from './place-change'
import { StatusService } from './status.service'
import { StayService } from './stay.service'
import { SupplyService } from './supply.service'
import { PremisesTypeService } from './type.service'

@Module({
  imports: [ActionsModule, FilesModule, PremisesModule],
  providers: [
    ArrivingParties,
    EquipmentService,
    OccupancyService,
    PlaceChange,
    StatusService,
    StayService,
    SupplyService,
    PremisesTypeService,
  ],
  exports: [
    EquipmentService,
    OccupancyService,
    PlaceChange,
    StatusService,
    StayService,
    SupplyService,
    PremisesTypeService,
  ],
})
export class PlacesModule {}
