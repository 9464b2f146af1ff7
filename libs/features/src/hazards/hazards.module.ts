import { Module } from '@nestjs/common'
import { ReviewsModule } from '../reviews/reviews.module'
import { HazardRecorder } from './hazard-recorder'

@Module({ imports: [ReviewsModule], providers: [HazardRecorder], exports: [HazardRecorder] })
export class HazardsModule {}
