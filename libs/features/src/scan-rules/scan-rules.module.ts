import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { ScanRulesService } from './scan-rules.service'

@Module({ imports: [ActionsModule], providers: [ScanRulesService], exports: [ScanRulesService] })
export class ScanRulesModule {}
