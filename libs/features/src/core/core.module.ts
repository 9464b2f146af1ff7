import { PersistenceModule, type StoreOptions } from '@app/persistence'
import {
  type Clock,
  type Config,
  createLogger,
  createMessageSender,
  DiskFileStore,
  FieldCipher,
  FileAddressSigner,
  type FileStore,
  KeyRing,
  type Logger,
  type MessageSender,
  openKeyRing,
  SystemClock,
} from '@app/platform'
import { type DynamicModule, Module } from '@nestjs/common'
import { KeyCheck } from './key-check'
import { CLOCK, CONFIG, FILE_STORE, LOGGER, MESSAGE_SENDER } from './tokens'

export interface CoreOptions {
  config: Config
  clock?: Clock
  logger?: Logger
  sender?: MessageSender | null
}

type Core = Required<CoreOptions>

export function coreDefaults({ config, clock, logger = createLogger(config), sender }: CoreOptions): Core {
  return { config, clock: clock ?? new SystemClock(), logger, sender: sender ?? createMessageSender(config) }
}

export const storeOptions = (config: Config): StoreOptions => ({
  databaseUrl: config.database.kind === 'sqlite' ? undefined : config.database.url,
  sqliteFile: config.database.kind === 'sqlite' ? config.database.file : '',
  districtCode: config.districtCode,
})

/** What every feature stands on: configuration, clock, keys, files, the two sides of the database. */
@Module({})
export class CoreModule {
  static forRoot({ config, clock, logger, sender }: Core): DynamicModule {
    const keys = openKeyRing(config)
    const files: FileStore = new DiskFileStore(config.dataDir)
    const providers = [
      { provide: CONFIG, useValue: config },
      { provide: CLOCK, useValue: clock },
      { provide: LOGGER, useValue: logger },
      { provide: KeyRing, useValue: keys },
      { provide: FieldCipher, useValue: new FieldCipher(keys) },
      { provide: FileAddressSigner, useValue: new FileAddressSigner(keys) },
      { provide: FILE_STORE, useValue: files },
      { provide: MESSAGE_SENDER, useValue: sender },
    ]
    return {
      module: CoreModule,
      global: true,
      imports: [PersistenceModule.forRoot(storeOptions(config), () => clock.now())],
      providers: [...providers, KeyCheck],
      exports: providers.map((p) => p.provide),
    }
  }
}
