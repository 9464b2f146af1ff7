import 'reflect-metadata'
import { storeOptions } from '@app/features'
import { pendingMigrations } from '@app/persistence'
import { ConfigError, collectEarly, loadConfig } from '@app/platform'
import { createApp } from './app'

async function main(): Promise<void> {
  // `npm start` may be killed without a word; a server nobody can stop any more would keep its port.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  collectEarly()
  const config = loadConfig(process.env)
  if (await pendingMigrations(storeOptions(config))) throw new Error('数据库结构不是最新，请先运行 npm run migrate')
  const app = await createApp({ config })
  await app.listen({ port: config.port, host: config.host })
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exit(1)
})
