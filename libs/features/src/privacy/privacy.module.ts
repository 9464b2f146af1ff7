import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { ErasureService } from './erasure.service'
import { ErasureViews } from './erasure.view'
import { FileUnlink } from './file-unlink.handler'
import { LookService } from './look.service'
import { PersonEraser } from './person-eraser'
import { StoreScrub } from './store-scrub.handler'

@Module({
  imports: [ActionsModule, FilesModule],
  providers: [ErasureService, ErasureViews, FileUnlink, LookService, PersonEraser, StoreScrub],
  exports: [ErasureService, LookService],
})
export class PrivacyModule {}
