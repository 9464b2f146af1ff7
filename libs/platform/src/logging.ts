import { types } from 'node:util'
import {
  type Bindings,
  type ChildLoggerOptions,
  type DestinationStream,
  type Logger,
  type LoggerOptions,
  pino,
} from 'pino'
import type { Config } from './config'
import { maskMobiles, redactError, redactRecord } from './log-redaction'

export type { Logger } from 'pino'

/** Without its query: scanned codes and signed file addresses travel there. */
const pathOf = (url: unknown) => (typeof url === 'string' ? url.split('?', 1)[0] : undefined)

const serializers: LoggerOptions['serializers'] = {
  req: (request: { id?: unknown; method?: unknown; url?: unknown }) => ({
    id: request.id,
    method: request.method,
    url: pathOf(request.url),
  }),
  res: (reply: { statusCode?: unknown }) => ({ statusCode: reply.statusCode }),
  // Pino's own would undo the redaction: it copies whatever a driver hangs on its errors.
  err: (error: unknown) => (types.isNativeError(error) ? redactError(error) : error),
}

/** Without a text of its own pino takes the error's message as the line's, past every formatter: so it is given here. */
function maskTexts(args: readonly unknown[]): unknown[] {
  const masked = args.map((entry) => (typeof entry === 'string' ? maskMobiles(entry) : entry))
  const [first] = args
  const error = first instanceof Object && 'err' in first ? first.err : first
  return types.isNativeError(error) && args.length === 1 ? [...masked, maskMobiles(error.message)] : masked
}

/** pino puts no formatter on the bindings of a child. Children inherit this method, so it holds for theirs too. */
function hidingBindings(logger: Logger): Logger {
  const pinoChild = logger.child
  function child<L extends string = never>(
    this: Logger,
    bindings: Bindings,
    options?: ChildLoggerOptions<L>,
  ): Logger<L> {
    return Reflect.apply(pinoChild, this, [redactRecord(bindings), options])
  }
  return Object.assign(logger, { child })
}

/** One JSON line an event, fit for fastify's `loggerInstance`. Personal data is taken out here, not by each caller. */
export function createLogger(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: config.logLevel,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers,
    formatters: {
      level: (label) => ({ level: label }),
      log: (record) => redactRecord(record),
    },
    hooks: {
      logMethod(args, method) {
        method.apply(this, maskTexts(args) as typeof args)
      },
    },
  }
  return hidingBindings(destination ? pino(options, destination) : pino(options))
}
