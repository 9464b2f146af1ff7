import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { CylindersModule } from '../cylinders/cylinders.module'
import { DirectoryModule } from '../directory/directory.module'
import { FilesModule } from '../files/files.module'
import { TimelineModule } from '../timeline/timeline.module'
import { OccupantsService } from './occupants.service'
import { PlaceStory } from './place-story.service'
import { PremisesService } from './premises.service'
import { RevealService } from './reveal.service'

@Module({
  imports: [ActionsModule, CylindersModule, DirectoryModule, FilesModule, TimelineModule],
  providers: [OccupantsService, PlaceStory, PremisesService, RevealService],
  exports: [OccupantsService, PremisesService, RevealService],
})
export class PremisesModule {}
