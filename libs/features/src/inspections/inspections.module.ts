import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { GridsModule } from '../grids/grids.module'
import { HazardsModule } from '../hazards/hazards.module'
import { CorrectionService } from './correction.service'
import { CorrectionDecisionService } from './correction-decision.service'
import { CorrectionViews } from './correction-views'
import { InspectionService } from './inspection.service'
import { JointService } from './joint.service'
import { JointWriter } from './joint-writer'
import { PaperService } from './paper.service'
import { PaperApprovalService } from './paper-approval.service'
import { PaperEntryService } from './paper-entry.service'
import { RecordService } from './record.service'
import { RecordRevealService } from './record-reveal.service'
import { SubmitService } from './submit.service'
import { VisitAccess } from './visit-access'
import { VisitOrigin } from './visit-origin'
import { VisitTexts } from './visit-texts'
import { VisitWriter } from './visit-writer'

const services = [
  SubmitService,
  InspectionService,
  JointService,
  CorrectionService,
  CorrectionDecisionService,
  PaperService,
  PaperEntryService,
  PaperApprovalService,
  RecordRevealService,
]

@Module({
  imports: [ActionsModule, FilesModule, GridsModule, HazardsModule],
  providers: [
    ...services,
    CorrectionViews,
    JointWriter,
    RecordService,
    VisitAccess,
    VisitOrigin,
    VisitTexts,
    VisitWriter,
  ],
  exports: services,
})
export class InspectionsModule {}
