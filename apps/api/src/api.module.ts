import { AccountsModule, CoreModule, type CoreOptions } from '@app/features'
import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD } from '@nestjs/core'
import { SessionController } from './accounts/session.controller'
import { AuthGuard } from './http/auth.guard'
import { ProblemFilter } from './http/problem.filter'

const features = [AccountsModule]
const controllers = [SessionController]

/** Routes over the features; the same features run without routes in the worker. */
@Module({})
export class ApiModule {
  static forRoot(core: CoreOptions): DynamicModule {
    return {
      module: ApiModule,
      imports: [CoreModule.forRoot(core), ...features],
      controllers,
      providers: [
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    }
  }
}
