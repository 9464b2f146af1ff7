import { Module } from '@nestjs/common'
import { CustodyKeeper } from './custody-keeper.service'
import { EventRecorder } from './event-recorder.service'

@Module({ providers: [CustodyKeeper, EventRecorder], exports: [CustodyKeeper, EventRecorder] })
export class CustodyModule {}
