import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { FilesModule } from '../files/files.module'
import { HazardsModule } from '../hazards/hazards.module'
import { PremisesModule } from '../premises/premises.module'
import { ScanRulesModule } from '../scan-rules/scan-rules.module'
import { TimelineModule } from '../timeline/timeline.module'
import { CompanyService } from './company.service'
import { CompanyChange } from './company-change'
import { CompanyRecordService } from './company-record.service'
import { CompanySiteService } from './company-site.service'
import { LicenceService } from './licence.service'
import { SupervisionService } from './supervision.service'
import { SupplyStopService } from './supply-stop.service'
import { SwapService } from './swap.service'

@Module({
  imports: [ActionsModule, FilesModule, HazardsModule, PremisesModule, ScanRulesModule, TimelineModule],
  providers: [
    CompanyChange,
    CompanyService,
    CompanyRecordService,
    CompanySiteService,
    LicenceService,
    SupervisionService,
    SupplyStopService,
    SwapService,
  ],
  exports: [
    CompanyChange,
    CompanyService,
    CompanyRecordService,
    CompanySiteService,
    LicenceService,
    SupervisionService,
    SupplyStopService,
    SwapService,
  ],
})
export class CompaniesModule {}
