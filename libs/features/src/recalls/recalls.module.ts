import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { RecallService } from './recall.service'
import { RecallCollector } from './recall-collector.service'
import { RecallEvidenceService } from './recall-evidence.service'
import { RecallFinder } from './recall-finder.service'
import { RecallKeeper } from './recall-keeper.service'
import { RecallRun } from './recall-run.handler'

@Module({
  imports: [ActionsModule, FilesModule],
  providers: [RecallCollector, RecallEvidenceService, RecallFinder, RecallKeeper, RecallRun, RecallService],
  exports: [RecallEvidenceService, RecallKeeper, RecallService],
})
export class RecallsModule {}
