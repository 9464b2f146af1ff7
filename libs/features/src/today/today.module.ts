import { Module } from '@nestjs/common'
import { DirectoryModule } from '../directory/directory.module'
import { PremisesModule } from '../premises/premises.module'
import { ThingsService } from './things.service'
import { TodayService } from './today.service'

@Module({
  imports: [DirectoryModule, PremisesModule],
  providers: [ThingsService, TodayService],
  exports: [TodayService],
})
export class TodayModule {}
