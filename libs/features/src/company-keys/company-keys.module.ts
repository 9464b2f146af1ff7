import { Module } from '@nestjs/common'
import { ActionsModule } from '../actions/actions.module'
import { CompaniesModule } from '../companies/companies.module'
import { CompanyKeyService } from './company-key.service'
import { RequestSignatures } from './request-signatures'

@Module({
  imports: [ActionsModule, CompaniesModule],
  providers: [CompanyKeyService, RequestSignatures],
  exports: [CompanyKeyService, RequestSignatures],
})
export class CompanyKeysModule {}
