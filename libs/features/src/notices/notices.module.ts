import { Module } from '@nestjs/common'
import { NoticeHandler } from './notice.handler'
import { NoticeContents } from './notice-contents'

@Module({ providers: [NoticeHandler, NoticeContents] })
export class NoticesModule {}
