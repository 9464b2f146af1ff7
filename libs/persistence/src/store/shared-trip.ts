import { saidByServer } from './dialect'

/** Somebody who waits for an answer of the server. */
export interface Traveller<Q, A> {
  asked: Q
  resolve(answer: A): void
  reject(error: unknown): void
}

/**
 * All of them in one round trip, answered in their order. If the server refuses, each is sent again alone, so that one
 * takes nothing of the others with it.
 */
export async function sendTogether<Q, A>(
  group: readonly Traveller<Q, A>[],
  send: (all: readonly Q[]) => Promise<readonly A[]>,
): Promise<void> {
  try {
    const answers = await send(group.map(({ asked }) => asked))
    for (const [i, { resolve }] of group.entries()) resolve(answers[i] as A)
  } catch (error) {
    // Without a word of the server nobody knows whether it is stored: whoever asked is told, and may repeat it.
    if (group.length === 1 || !saidByServer(error)) for (const { reject } of group) reject(error)
    else for (const one of group) await sendTogether([one], send)
  }
}
