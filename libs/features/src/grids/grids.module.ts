import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { HazardsModule } from '../hazards/hazards.module'
import { PremisesModule } from '../premises/premises.module'
import { BorderService } from './border.service'
import { GridService } from './grid.service'
import { GridSight } from './grid-sight'
import { GridsTurn } from './grids-turn.handler'
import { HandoverService } from './handover.service'
import { StaffingService } from './staffing.service'

@Module({
  imports: [ActionsModule, HazardsModule, PremisesModule],
  providers: [BorderService, GridService, GridSight, GridsTurn, HandoverService, StaffingService],
  exports: [BorderService, GridService, HandoverService, StaffingService],
})
export class GridsModule {}
