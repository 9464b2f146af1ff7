import { Module } from '@nestjs/common'
import { GridsModule } from '../grids/grids.module'
import { ReferralsModule } from '../referrals/referrals.module'
import { OverviewService } from './overview.service'

@Module({
  imports: [GridsModule, ReferralsModule],
  providers: [OverviewService],
  exports: [OverviewService],
})
export class OverviewModule {}
