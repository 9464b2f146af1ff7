import { JOB_NAMES, type JobName } from '@app/persistence'
import type { JobHandler } from './job-handler'

/** What stands ready to run, by name. */
export class JobHandlers {
  private readonly list: JobHandler[] = []

  register(handler: JobHandler): void {
    this.list.push(handler)
  }

  all(): readonly JobHandler[] {
    return this.list
  }

  names(): JobName[] {
    return this.list.map((handler) => handler.name)
  }

  of(name: JobName): JobHandler {
    const handler = this.list.find((candidate) => candidate.name === name)
    if (!handler) throw new Error(`no handler for job ${name}`)
    return handler
  }

  /** A job nobody runs, or two run, is found at the start and not when it is due: all such names in one error. */
  check(expected: readonly JobName[] = JOB_NAMES): void {
    const problems = expected.flatMap((name) => {
      const count = this.list.filter((handler) => handler.name === name).length
      return count === 1 ? [] : [`${name} has ${count} handlers`]
    })
    if (problems.length > 0) throw new Error(`every job needs exactly one handler: ${problems.join('; ')}`)
  }
}
