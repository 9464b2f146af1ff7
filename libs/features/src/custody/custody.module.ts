import { Module } from '@nestjs/common'
import { EventRecorder } from './event-recorder.service'

@Module({ providers: [EventRecorder], exports: [EventRecorder] })
export class CustodyModule {}
