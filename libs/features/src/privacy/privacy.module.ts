import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { ErasureService } from './erasure.service'
import { ErasureViews } from './erasure.view'
import { LookService } from './look.service'
import { PersonEraser } from './person-eraser'
import { ScrubHandler } from './scrub.handler'

@Module({
  imports: [ActionsModule, FilesModule],
  providers: [ErasureService, ErasureViews, LookService, PersonEraser, ScrubHandler],
  exports: [ErasureService, LookService],
})
export class PrivacyModule {}
