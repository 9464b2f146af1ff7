import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { ErasureService } from './erasure.service'
import { ErasureViews } from './erasure.view'
import { Expiring } from './expiring.service'
import { FileUnlink } from './file-unlink.handler'
import { LookService } from './look.service'
import { NoticeReadingService } from './notice-reading.service'
import { PersonEraser } from './person-eraser'
import { RecordExpiry } from './record-expiry.handler'
import { RetentionService } from './retention.service'
import { StoreScrub } from './store-scrub.handler'

const jobs = [FileUnlink, RecordExpiry, StoreScrub]
const services = [ErasureService, LookService, NoticeReadingService, RetentionService]

@Module({
  imports: [ActionsModule, FilesModule],
  providers: [...jobs, ...services, ErasureViews, Expiring, PersonEraser],
  exports: services,
})
export class PrivacyModule {}
