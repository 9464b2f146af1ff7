import { Module } from '@nestjs/common'
import { CardWriter } from './card-writer.service'
import { CustodyKeeper } from './custody-keeper.service'
import { EventCorrector } from './event-corrector.service'
import { EventRecorder } from './event-recorder.service'

@Module({
  providers: [CardWriter, CustodyKeeper, EventCorrector, EventRecorder],
  exports: [CustodyKeeper, EventCorrector, EventRecorder],
})
export class CustodyModule {}
