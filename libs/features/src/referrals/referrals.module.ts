import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { AlertsModule } from '../alerts/alerts.module'
import { HazardsModule } from '../hazards/hazards.module'
import { ReferralService } from './referral.service'

@Module({
  imports: [ActionsModule, AlertsModule, HazardsModule],
  providers: [ReferralService],
  exports: [ReferralService],
})
export class ReferralsModule {}
