import { DomainError } from '@app/domain'

/** Says how long to wait, for the header as well as for people. */
export class TooOftenError extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('RATE_LIMITED', `请求过于频繁，请 ${retryAfterSeconds} 秒后再试`)
    this.name = 'TooOftenError'
  }
}
