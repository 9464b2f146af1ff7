import { Module } from '@nestjs/common'
import { ReviewService } from './review.service'
import { ReviewRun } from './review-run.handler'
import { ReviewSnapshots } from './review-snapshots'

@Module({ providers: [ReviewService, ReviewSnapshots, ReviewRun], exports: [ReviewService] })
export class ReviewsModule {}
