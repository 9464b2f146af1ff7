import { type CoreOptions, FeaturesModule } from '@app/features'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD } from '@nestjs/core'
import { SessionController } from './accounts/session.controller'
import { FileController } from './files/file.controller'
import { AuthGuard } from './http/auth.guard'
import { ProblemFilter } from './http/problem.filter'
import { InspectionController } from './inspections/inspection.controller'
import { LiveController } from './live/live.controller'
import { ScanController } from './scan/scan.controller'

const controllers = [FileController, InspectionController, LiveController, ScanController, SessionController]

/** Routes over the features; the same features run without routes in the worker. */
@Module({})
export class ApiModule {
  static forRoot(core: CoreOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [FeaturesModule.forRoot(core, 'api')],
      controllers,
      providers: [
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    }
  }
}
