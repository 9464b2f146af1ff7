import { Module } from '@nestjs/common'
import { ScanRulesModule } from '../scan-rules/scan-rules.module'
import { ScanService } from './scan.service'

@Module({ imports: [ScanRulesModule], providers: [ScanService], exports: [ScanService] })
export class ScanModule {}
