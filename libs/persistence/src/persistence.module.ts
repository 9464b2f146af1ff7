import type { Instant } from '@app/domain'
import { type DynamicModule, Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { DataSource } from 'typeorm'
import { AccountRepository } from './account/account.repository'
import { AreaRepository } from './area/area.repository'
import { CompanyRepository } from './company/company.repository'
import { PartyRepository } from './party/party.repository'
import { dialectOf, openReader, readerOptions, type StoreOptions } from './store/data-source'
import { Database } from './store/database'
import { UnitOfWork } from './store/unit-of-work'

const repositories = [AccountRepository, AreaRepository, CompanyRepository, PartyRepository]

/** The reading side is TypeORM's injectable data source; the writing side is only to be had as a unit of work. */
@Module({})
export class PersistenceModule {
  static forRoot(options: StoreOptions, now: () => Instant): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ ...readerOptions(options), retryAttempts: 0 }),
          dataSourceFactory: () => openReader(options),
        }),
      ],
      providers: [
        { provide: UnitOfWork, useFactory: () => UnitOfWork.open(options, { now }) },
        { provide: Database, inject: [DataSource], useFactory: (source: DataSource) => new Database(source, dialectOf(options)) },
        ...repositories,
      ],
      exports: [UnitOfWork, Database, ...repositories],
    }
  }
}
