import { Module } from '@nestjs/common'
import { CustodyModule } from '../custody/custody.module'
import { EventSheetService } from './event-sheet.service'

@Module({ imports: [CustodyModule], providers: [EventSheetService], exports: [EventSheetService] })
export class EventSheetsModule {}
