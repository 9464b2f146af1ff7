import { dateInShanghai } from '@app/domain'
import { keepExisting, NoticeEntity, NoticeRepository, UnitOfWork } from '@app/persistence'
import { type Clock, FieldCipher, type MessageSender, PlatformError } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { CLOCK, MESSAGE_SENDER } from '../core/tokens'
import { NoticeContents } from './notice-contents'

/**
 * Tells the household of a visit to come, and of its result. A message cannot be sent exactly once: the notice is committed as `sending`,
 * then the provider is called, then the answer recorded; a retry carries the same idempotency key.
 */
@Injectable()
export class NoticeHandler implements JobHandler, OnModuleInit {
  readonly name = 'notice.send' as const
  /** With the queue's waits that is over half an hour: longer than most troubles of a provider. */
  readonly maxAttempts = 12

  constructor(
    private readonly notices: NoticeRepository,
    private readonly contents: NoticeContents,
    private readonly uow: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly runner: JobRunner,
    @Inject(MESSAGE_SENDER) private readonly sender: MessageSender | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.runner.register(this)
  }

  async handle(job: Job, complete: Complete): Promise<void> {
    if (!this.sender) return complete()
    const notice = (await this.notices.byId(job.id)) ?? (await this.prepare(job))
    const to = notice?.partyId ? await this.notices.phone(notice.partyId) : null
    if (!notice || !to?.phoneEnc) return complete()
    const status = await send(this.sender, notice, this.cipher.decrypt(to.phoneEnc, 'party.phone'))
    await complete(async (tx) => {
      await tx.execute('UPDATE notice SET status = ?, sentAt = ?, attempts = ? WHERE id = ?', [
        status,
        tx.now,
        job.attempt,
        notice.id,
      ])
    })
  }

  /** Nobody with a telephone on the register: the household has the numbered paper slip, and there is nothing to send. */
  private async prepare(job: Job): Promise<NoticeEntity | null> {
    const told = await this.contents.of(job.payload)
    const recipient = told && (await this.notices.recipient(told.premisesId, dateInShanghai(this.clock.now())))
    if (!told || !recipient) return null
    const { premisesId: _, params, ...rest } = told
    const notice: NoticeEntity = {
      ...rest,
      id: job.id,
      partyId: recipient.id,
      channel: 'sms',
      params: JSON.stringify(params),
      status: 'sending',
      attempts: 0,
      createdAt: this.clock.now(),
      sentAt: null,
    }
    await this.uow.run((tx) => tx.insert(NoticeEntity, [notice], keepExisting(tx.dialect, 'id', 'id')))
    return notice
  }
}

async function send(sender: MessageSender, notice: NoticeEntity, to: string): Promise<NoticeEntity['status']> {
  try {
    const params = JSON.parse(notice.params) as Record<string, string>
    const result = await sender.send({ to, template: notice.template, params, idempotencyKey: notice.id })
    return result === 'sent' ? 'sent' : 'unconfirmed'
  } catch (error) {
    if (error instanceof PlatformError && error.code === 'MESSAGE_REFUSED') return 'failed'
    throw error
  }
}
