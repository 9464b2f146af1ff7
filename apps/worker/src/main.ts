import 'reflect-metadata'
import { FeaturesModule, storeOptions } from '@app/features'
import { Database, pendingMigrations } from '@app/persistence'
import { ConfigError, collectEarly, loadConfig } from '@app/platform'
import { JobQueue } from '@app/queue'
import { NestFactory } from '@nestjs/core'
import { startHeartbeat } from './heartbeat'

/** The same features without routes: reviews subjects, fires timers, sends notices. */
async function main(): Promise<void> {
  collectEarly()
  const config = loadConfig(process.env)
  if (await pendingMigrations(storeOptions(config))) throw new Error('数据库结构不是最新，请先运行 npm run migrate')
  const app = await NestFactory.createApplicationContext(FeaturesModule.forRoot({ config }, 'worker'), {
    logger: false,
    abortOnError: false,
  })
  app.enableShutdownHooks()
  const database = app.get(Database)
  const queue = app.get(JobQueue)
  startHeartbeat(() => Promise.all([database.rows('SELECT 1 AS one'), queue.ping()]))
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
