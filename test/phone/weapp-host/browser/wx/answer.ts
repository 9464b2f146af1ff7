interface Callbacks {
  success?(result: unknown): void
  fail?(result: unknown): void
  complete?(result: unknown): void
}

export type Options = Callbacks & Record<string, unknown>

const wantsCallback = ({ success, fail, complete }: Callbacks) => Boolean(success || fail || complete)

/** As WeChat answers: through the callbacks when there are any, else through a promise; never at once. */
export function succeed(name: string, options: Options = {}, result: object = {}): Promise<unknown> | undefined {
  const answer = { errMsg: `${name}:ok`, ...result }
  setTimeout(() => {
    options.success?.(answer)
    options.complete?.(answer)
  }, 0)
  return wantsCallback(options) ? undefined : Promise.resolve(answer)
}

export function refuse(name: string, options: Options = {}, why = ''): Promise<unknown> | undefined {
  const answer = { errMsg: `${name}:fail ${why}` }
  setTimeout(() => {
    options.fail?.(answer)
    options.complete?.(answer)
  }, 0)
  return wantsCallback(options) ? undefined : Promise.reject(answer)
}
