import { Module } from '@nestjs/common'
import { CompanyKeysModule } from '../company-keys/company-keys.module'
import { GridsModule } from '../grids/grids.module'
import { InspectionsModule } from '../inspections/inspections.module'
import { ReferralsModule } from '../referrals/referrals.module'
import { OverviewService } from './overview.service'

@Module({
  imports: [CompanyKeysModule, GridsModule, InspectionsModule, ReferralsModule],
  providers: [OverviewService],
  exports: [OverviewService],
})
export class OverviewModule {}
