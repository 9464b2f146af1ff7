import { Module } from '@nestjs/common'
import { CompaniesModule } from '../companies/companies.module'
import { CompanyKeysModule } from '../company-keys/company-keys.module'
import { HoldingsService } from './holdings.service'

@Module({
  imports: [CompaniesModule, CompanyKeysModule],
  providers: [HoldingsService],
  exports: [HoldingsService],
})
export class HoldingsModule {}
