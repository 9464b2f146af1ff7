import { EventBody, EventId } from '@app/contract'
import { type Caller, EventRecorder, type EventResult, type ReportedItem } from '@app/features'
import { Controller } from '@nestjs/common'
import { inputWords } from '../http/input-words'
import { CurrentCaller, Input, type InputOf, Route } from '../http/route.decorator'

@Controller()
export class EventController {
  constructor(private readonly events: EventRecorder) {}

  @Route('POST /api/v1/events')
  one(@Input() { body }: InputOf<'POST /api/v1/events'>, @CurrentCaller() { companyId, accountId }: Caller) {
    return this.events.recordOne(companyId as string, body, accountId)
  }

  @Route('POST /api/v1/events/batch')
  async batch(
    @Input() { body }: InputOf<'POST /api/v1/events/batch'>,
    @CurrentCaller() { companyId, accountId }: Caller,
  ) {
    const results = await this.events.record(companyId as string, body.events.map(readItem), accountId)
    const count = (status: EventResult['status']) => results.filter((result) => result.status === status).length
    const [stored, repeated, flagged, refused] = [
      count('stored'),
      count('repeated'),
      count('flagged'),
      count('refused'),
    ]
    return { stored, repeated, flagged, refused, results }
  }

  @Route('POST /api/v1/events/fill-permission')
  mayFill(@Input() { body }: InputOf<'POST /api/v1/events/fill-permission'>, @CurrentCaller() { companyId }: Caller) {
    return this.events.fillPermission(companyId as string, body.code)
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
