import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { AlertService } from './alert.service'
import { AlertActionService } from './alert-action.service'

@Module({
  imports: [ActionsModule],
  providers: [AlertService, AlertActionService],
  exports: [AlertService, AlertActionService],
})
export class AlertsModule {}
