import { dateInShanghai } from '@app/domain'
import { keepExisting, NoticeEntity, NoticeRepository, UnitOfWork } from '@app/persistence'
import { type Clock, FieldCipher, type MessageSender, PlatformError } from '@app/platform'
import { type Complete, type Job, type JobHandler, JobRunner } from '@app/queue'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { CLOCK, MESSAGE_SENDER } from '../core/tokens'
import { NoticeContents } from './notice-contents'

/**
 * Tells the household of a visit to come and of its result, and a member of a family that he was invited. A message cannot be sent exactly once: the notice is committed as `sending`,
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
    const to = notice && (await this.telephone(notice))
    if (!notice || !to) return complete()
    const status = await send(this.sender, notice, to)
    await complete(async (tx) => {
      await tx.execute('UPDATE notice SET status = ?, sentAt = ?, attempts = ? WHERE id = ?', [
        status,
        tx.now,
        job.attempt,
        notice.id,
      ])
    })
  }

  /** As it stands now: who was removed meanwhile, or erased, is sent nothing. */
  private async telephone({ partyId, subjectKind, subjectId }: NoticeEntity): Promise<string | null> {
    if (subjectKind === 'family') {
      const member = await this.notices.invited(subjectId)
      return member && this.cipher.decrypt(member.phoneEnc, 'family.phone')
    }
    const party = partyId ? await this.notices.phone(partyId) : null
    return party?.phoneEnc ? this.cipher.decrypt(party.phoneEnc, 'party.phone') : null
  }

  /** Nobody with a telephone on the register: the household has the numbered paper slip, and there is nothing to send. */
  private async prepare(job: Job): Promise<NoticeEntity | null> {
    const told = await this.contents.of(job.payload)
    if (!told) return null
    const { premisesId, params, ...rest } = told
    const today = dateInShanghai(this.clock.now())
    const recipient = premisesId === null ? null : await this.notices.recipient(premisesId, today)
    if (premisesId !== null && !recipient) return null
    const notice: NoticeEntity = {
      ...rest,
      id: job.id,
      partyId: recipient?.id ?? null,
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
