import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { CylindersModule } from '../cylinders/cylinders.module'
import { FilesModule } from '../files/files.module'
import { ScanRulesModule } from '../scan-rules/scan-rules.module'
import { AliasService } from './alias.service'
import { LabelService } from './label.service'
import { RefusalService } from './refusal.service'

@Module({
  imports: [ActionsModule, CylindersModule, FilesModule, ScanRulesModule],
  providers: [AliasService, LabelService, RefusalService],
  exports: [AliasService, LabelService, RefusalService],
})
export class IdentityModule {}
