import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { AlertsModule } from '../alerts/alerts.module'
import { FilesModule } from '../files/files.module'
import { ReviewsModule } from '../reviews/reviews.module'
import { HazardService } from './hazard.service'
import { HazardActionService } from './hazard-action.service'
import { HazardRecorder } from './hazard-recorder'
import { HazardWithdrawal } from './hazard-withdrawal'

@Module({
  imports: [ActionsModule, AlertsModule, FilesModule, ReviewsModule],
  providers: [HazardService, HazardActionService, HazardRecorder, HazardWithdrawal],
  exports: [HazardService, HazardActionService, HazardRecorder, HazardWithdrawal],
})
export class HazardsModule {}
