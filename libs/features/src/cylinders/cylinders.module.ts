import { Module } from '@nestjs/common'
import { FilesModule } from '../files/files.module'
import { ScanRulesModule } from '../scan-rules/scan-rules.module'
import { TimelineModule } from '../timeline/timeline.module'
import { CylinderService } from './cylinder.service'
import { UnregisteredService } from './unregistered.service'
import { WhereaboutsService } from './whereabouts.service'

@Module({
  imports: [FilesModule, ScanRulesModule, TimelineModule],
  providers: [CylinderService, UnregisteredService, WhereaboutsService],
  exports: [CylinderService, UnregisteredService, WhereaboutsService],
})
export class CylindersModule {}
