import { Module } from '@nestjs/common'
import { FilesModule } from '../files/files.module'
import { HazardsModule } from '../hazards/hazards.module'
import { InspectionService } from './inspection.service'
import { SubmitService } from './submit.service'

@Module({
  imports: [FilesModule, HazardsModule],
  providers: [SubmitService, InspectionService],
  exports: [SubmitService, InspectionService],
})
export class InspectionsModule {}
