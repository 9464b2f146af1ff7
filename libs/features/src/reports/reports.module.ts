import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { CylindersModule } from '../cylinders/cylinders.module'
import { FilesModule } from '../files/files.module'
import { PublicReportService } from './public-report.service'
import { ReportService } from './report.service'
import { ReportActionService } from './report-action.service'
import { ReportPhotosService } from './report-photos.service'
import { ReportPurge } from './report-purge.handler'
import { ReportRegisterService } from './report-register.service'
import { SightingService } from './sighting.service'

const services = [
  ReportService,
  PublicReportService,
  ReportPhotosService,
  SightingService,
  ReportActionService,
  ReportRegisterService,
]

@Module({
  imports: [ActionsModule, CylindersModule, FilesModule],
  providers: [...services, ReportPurge],
  exports: services,
})
export class ReportsModule {}
