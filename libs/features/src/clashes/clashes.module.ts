import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { CustodyModule } from '../custody/custody.module'
import { ClashService } from './clash.service'
import { ClashActionService } from './clash-action.service'

@Module({
  imports: [ActionsModule, CustodyModule],
  providers: [ClashService, ClashActionService],
  exports: [ClashService, ClashActionService],
})
export class ClashesModule {}
