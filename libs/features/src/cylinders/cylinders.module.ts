import { Module } from '@nestjs/common'
import { FilesModule } from '../files/files.module'
import { ScanRulesModule } from '../scan-rules/scan-rules.module'
import { TimelineModule } from '../timeline/timeline.module'
import { CylinderService } from './cylinder.service'
import { UnregisteredService } from './unregistered.service'

@Module({
  imports: [FilesModule, ScanRulesModule, TimelineModule],
  providers: [CylinderService, UnregisteredService],
  exports: [CylinderService, UnregisteredService],
})
export class CylindersModule {}
