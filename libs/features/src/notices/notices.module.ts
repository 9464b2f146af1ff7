import { Module } from '@nestjs/common'
import { NoticeHandler } from './notice.handler'

@Module({ providers: [NoticeHandler] })
export class NoticesModule {}
