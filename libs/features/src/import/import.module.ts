import { Database, UnitOfWork } from '@app/persistence'
import { type Clock, type Config, FieldCipher } from '@app/platform'
import { Module } from '@nestjs/common'
import { CLOCK, CONFIG } from '../core/tokens'
import { DraftFiles } from './draft-files'
import { ImportService } from './import.service'
import { ImportApplyHandler } from './import-apply.handler'
import { ImportBatchService } from './import-batch.service'
import { ImportPlanHandler } from './import-plan.handler'
import { ImportProgress } from './import-progress'
import { ImportPurgeHandler } from './import-purge.handler'

/** The command line makes the same service by hand. */
const importService = {
  provide: ImportService,
  inject: [UnitOfWork, Database, FieldCipher, CLOCK, CONFIG],
  useFactory: (uow: UnitOfWork, db: Database, cipher: FieldCipher, clock: Clock, config: Config) =>
    new ImportService(uow, db, cipher, () => clock.now(), config.districtCode),
}

@Module({
  providers: [
    importService,
    DraftFiles,
    ImportProgress,
    ImportBatchService,
    ImportPlanHandler,
    ImportApplyHandler,
    ImportPurgeHandler,
  ],
  exports: [ImportBatchService],
})
export class ImportModule {}
