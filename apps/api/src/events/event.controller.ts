import { EventBody, EventId } from '@app/contract'
import {
  EventCorrector,
  EventRecorder,
  type EventResult,
  type ReportedItem,
  RequestSignatures,
  type Sender,
} from '@app/features'
import { Controller } from '@nestjs/common'
import { inputWords } from '../http/input-words'
import { CurrentSender, Input, type InputOf, Route } from '../http/route.decorator'

/** What the software of companies reports; each request is signed, and what it stores carries the trace of it. */
@Controller()
export class EventController {
  constructor(
    private readonly events: EventRecorder,
    private readonly corrections: EventCorrector,
    private readonly signatures: RequestSignatures,
  ) {}

  @Route('POST /api/v1/events')
  one(@Input() { body }: InputOf<'POST /api/v1/events'>, @CurrentSender() sender: Sender) {
    return this.events.recordOne(sender.companyId, body, { beside: this.signatures.traceOf(sender) })
  }

  @Route('POST /api/v1/events/batch')
  async batch(@Input() { body }: InputOf<'POST /api/v1/events/batch'>, @CurrentSender() sender: Sender) {
    const beside = this.signatures.traceOf(sender)
    const results = await this.events.record(sender.companyId, body.events.map(readItem), { beside })
    const count = (status: EventResult['status']) => results.filter((result) => result.status === status).length
    const [stored, repeated, flagged, refused] = [
      count('stored'),
      count('repeated'),
      count('flagged'),
      count('refused'),
    ]
    return { stored, repeated, flagged, refused, results }
  }

  @Route('POST /api/v1/events/corrections')
  correct(@Input() { body }: InputOf<'POST /api/v1/events/corrections'>, @CurrentSender() sender: Sender) {
    const beside = this.signatures.traceOf(sender)
    return this.corrections.correct(sender.companyId, body.eventId, body, { beside })
  }

  @Route('POST /api/v1/events/fill-permission')
  mayFill(@Input() { body }: InputOf<'POST /api/v1/events/fill-permission'>, @CurrentSender() sender: Sender) {
    return this.events.fillPermission(sender.companyId, body.code)
  }
}

/** An item is judged by itself; one that is no message keeps its place with what is wrong. */
function readItem(item: unknown): ReportedItem {
  const parsed = EventBody.safeParse(item, { error: inputWords })
  if (parsed.success) return parsed.data
  const eventId = EventId.safeParse((item as { eventId?: unknown } | null)?.eventId)
  const unreadable = parsed.error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  return { eventId: eventId.success ? eventId.data : null, unreadable }
}
