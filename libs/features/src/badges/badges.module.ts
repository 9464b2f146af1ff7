import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { BadgeService } from './badge.service'
import { BadgePhotoService } from './badge-photo.service'

@Module({
  imports: [ActionsModule, FilesModule],
  providers: [BadgeService, BadgePhotoService],
  exports: [BadgeService, BadgePhotoService],
})
export class BadgesModule {}
