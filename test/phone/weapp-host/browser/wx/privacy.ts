import { type Options, refuse, succeed } from './answer'

interface Answer {
  event: 'exposureAuthorization' | 'agree' | 'disagree'
  buttonId?: string
}

type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void

/** WeChat remembers it of a person until he deletes the mini-program. */
const REMEMBERED = 'host-privacy-agreed'

export interface Privacy {
  api: Record<string, unknown>
  /** A button of WeChat's own kind for this was pressed. */
  pressed(buttonId: string): void
  /** Holds an API back until the person has agreed; it fails as WeChat's fails when he has not. */
  guarded(name: string, go: (options: Options) => unknown): (options: Options) => unknown
}

/**
 * 小程序隐私协议: whoever has pressed a button with open-type agreePrivacyAuthorization has agreed. Otherwise the program's
 * listener is told, and what it answers counts only when the button it names was really pressed.
 */
export function privacy(): Privacy {
  const presses = new Set<string>()
  let listener: Listener | undefined
  const agreed = () => localStorage.getItem(REMEMBERED) !== null
  return {
    api: {
      onNeedPrivacyAuthorization(given: Listener) {
        listener = given
      },
      getPrivacySetting: (options: Options) =>
        succeed('getPrivacySetting', options, {
          needAuthorization: !agreed(),
          privacyContractName: '《隐私保护指引》',
        }),
    },
    pressed(buttonId) {
      presses.add(buttonId)
      localStorage.setItem(REMEMBERED, '1')
    },
    guarded: (name, go) => (options) => {
      if (agreed()) return go(options)
      const refused = () => refuse(name, options, 'privacy permission is not authorized')
      const ask = listener
      if (!ask) return refused()
      const settled = ({ event, buttonId = '' }: Answer) =>
        event === 'agree' && presses.has(buttonId) ? go(options) : refused()
      return new Promise((resolve) => {
        const hear = (answer: Answer) =>
          answer.event === 'exposureAuthorization' ? undefined : resolve(settled(answer))
        ask(hear, { referrer: name })
      })
    },
  }
}
