import type { PageStack } from '../page-stack'
import { type Options, refuse, succeed } from './answer'

interface Addressed extends Options {
  url: string
}

interface Titled extends Options {
  title: string
}

export interface Heard {
  toasts: string[]
  calls: string[]
}

/** Moving between pages, and what WeChat itself shows over them. A question is always answered with yes. */
export function ui(stack: PageStack, heard: Heard): Record<string, unknown> {
  const move = (name: string, go: (url: string) => void) => (options: Addressed) => {
    try {
      go(options.url)
    } catch (error) {
      return refuse(name, options, String(error))
    }
    return succeed(name, options)
  }
  return {
    navigateTo: move('navigateTo', (url) => stack.navigateTo(url)),
    redirectTo: move('redirectTo', (url) => stack.redirectTo(url)),
    switchTab: move('switchTab', (url) => stack.switchTab(url)),
    navigateBack(options: Options) {
      stack.navigateBack()
      return succeed('navigateBack', options)
    },
    setNavigationBarTitle(options: Titled) {
      stack.title(options.title)
      return succeed('setNavigationBarTitle', options)
    },
    showToast(options: Titled) {
      heard.toasts.push(options.title)
      return succeed('showToast', options)
    },
    showModal: (options: Options) => succeed('showModal', options, { confirm: true, cancel: false }),
    makePhoneCall(options: Options) {
      heard.calls.push(String(options.phoneNumber))
      return succeed('makePhoneCall', options)
    },
    pageScrollTo(options: Options) {
      document.getElementById('stage')?.scrollTo(0, 0)
      return succeed('pageScrollTo', options)
    },
  }
}
