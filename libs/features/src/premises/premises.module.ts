import { Module } from '@nestjs/common'
import { CylindersModule } from '../cylinders/cylinders.module'
import { DirectoryModule } from '../directory/directory.module'
import { TimelineModule } from '../timeline/timeline.module'
import { OccupantsService } from './occupants.service'
import { PremisesService } from './premises.service'
import { RevealService } from './reveal.service'

@Module({
  imports: [CylindersModule, DirectoryModule, TimelineModule],
  providers: [OccupantsService, PremisesService, RevealService],
  exports: [OccupantsService, PremisesService, RevealService],
})
export class PremisesModule {}
