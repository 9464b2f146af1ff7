import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { CylindersModule } from '../cylinders/cylinders.module'
import { PlacesModule } from '../places/places.module'
import { PremisesModule } from '../premises/premises.module'
import { AddressIndexer } from './address-indexer.handler'
import { CylinderMergeService } from './cylinder-merge.service'
import { DuplicateService } from './duplicate.service'
import { PremisesMergeService } from './premises-merge.service'
import { PremisesMergePlanner } from './premises-merge-planner'

@Module({
  imports: [ActionsModule, CylindersModule, PlacesModule, PremisesModule],
  providers: [AddressIndexer, CylinderMergeService, DuplicateService, PremisesMergePlanner, PremisesMergeService],
  exports: [CylinderMergeService, DuplicateService, PremisesMergeService],
})
export class MergesModule {}
