import { Module } from '@nestjs/common'
import { TimelineModule } from '../timeline/timeline.module'
import { ActionLedger } from './action-ledger'
import { Assignees } from './assignees'
import { ToldHistoryService } from './told-history.service'

const parts = [ActionLedger, Assignees, ToldHistoryService]

/** What all actions of people share: once by id, who may be sent, and what was written with them. */
@Module({ imports: [TimelineModule], providers: parts, exports: parts })
export class ActionsModule {}
