import { Module } from '@nestjs/common'
import { CustodyModule } from '../custody/custody.module'
import { ReviewService } from './review.service'
import { ReviewRun } from './review-run.handler'
import { ReviewSnapshots } from './review-snapshots'
import { StorySnapshots } from './story-snapshots'

@Module({
  imports: [CustodyModule],
  providers: [ReviewService, ReviewSnapshots, StorySnapshots, ReviewRun],
  exports: [ReviewService],
})
export class ReviewsModule {}
