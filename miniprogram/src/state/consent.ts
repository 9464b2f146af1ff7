import { ports } from '@/ports/platform'
import { memoryCell, useCell } from './store'

type Answer = (agreed: boolean) => void

/** What WeChat holds back until the person has agreed: a camera, an album, the telephone. */
const waiting = memoryCell<readonly Answer[]>([])

export function watchConsent(): void {
  if (ports.consent.isAsked()) ports.consent.onWanted((answer) => waiting.set([...waiting.get(), answer]))
}

export const useConsentWanted = (): boolean => useCell(waiting).length > 0

/** Everything that waits goes on, or is refused. */
export function answerConsent(agreed: boolean): void {
  const answers = waiting.get()
  waiting.set([])
  for (const answer of answers) answer(agreed)
}
