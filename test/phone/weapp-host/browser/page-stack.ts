import type { WeappBundle } from '../bundle'
import type { OpenView, PageInstance, WeappView } from './view'

interface OpenPage extends OpenView {
  path: string
  host: HTMLElement
}

export interface Address {
  path: string
  query: Record<string, string>
}

/** WeChat hands query values over as they stand in the address, still encoded. */
export function parseAddress(url: string): Address {
  const [path = '', query = ''] = url.replace(/^\//, '').split('?')
  const pairs = query
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split('=') as [string, string])
  return { path, query: Object.fromEntries(pairs) }
}

const element = (id: string) => document.getElementById(id) as HTMLElement

/** The pages that are open, the tab pages that wait behind, and the two bars around them. */
export class PageStack {
  private readonly open: OpenPage[] = []
  private readonly tabs = new Map<string, OpenPage>()

  constructor(
    private readonly bundle: WeappBundle,
    private readonly view: WeappView,
    private readonly run: (file: string) => void,
  ) {
    for (const tab of bundle.program.tabBar?.list ?? []) {
      const button = document.createElement('button')
      button.textContent = tab.text
      button.dataset.tab = tab.pagePath
      button.onclick = () => this.switchTab(`/${tab.pagePath}`)
      element('tabs').append(button)
    }
  }

  get instances(): PageInstance[] {
    return this.open.map((page) => page.instance)
  }

  /** An element of the visible page by its id. */
  find(id: string): Element | null {
    return this.top()?.host.querySelector(`[wxid="${id}"]`) ?? null
  }

  navigateTo(url: string): void {
    this.hideTop()
    this.push(url)
  }

  redirectTo(url: string): void {
    this.close()
    this.push(url)
  }

  navigateBack(): void {
    if (this.open.length < 2) return
    this.close()
    this.showTop()
  }

  switchTab(url: string): void {
    const { path } = parseAddress(url)
    while (this.open.length && !this.isTab(this.top()?.path ?? '')) this.close()
    this.hideTop()
    const left = this.open.pop()
    if (left) this.tabs.set(left.path, left)
    const known = this.tabs.get(path)
    if (known) {
      this.open.push(known)
      this.showTop()
    } else this.push(url)
  }

  title(text: string): void {
    element('nav').textContent = text
  }

  private top(): OpenPage | undefined {
    return this.open[this.open.length - 1]
  }

  private isTab(path: string): boolean {
    return this.bundle.program.tabBar?.list.some((tab) => tab.pagePath === path) ?? false
  }

  private push(url: string): void {
    const { path, query } = parseAddress(url)
    if (!this.bundle.program.pages.includes(path)) throw new Error(`page not in app.json: ${path}`)
    this.view.define(path, this.run)
    const host = document.createElement('div')
    host.className = 'wx-page'
    host.dataset.path = path
    element('stage').append(host)
    const view = this.view.open(path, host)
    Object.assign(view.instance, { route: path, __route__: path, options: query })
    this.open.push({ path, host, ...view })
    this.bars(path)
    view.instance.onLoad?.(query)
    view.instance.onShow?.()
    setTimeout(() => view.instance.onReady?.(), 0)
  }

  private close(): void {
    const page = this.open.pop()
    page?.instance.onUnload?.()
    page?.release()
    page?.host.remove()
  }

  private hideTop(): void {
    const page = this.top()
    if (!page) return
    page.host.style.display = 'none'
    page.instance.onHide?.()
  }

  private showTop(): void {
    const page = this.top()
    if (!page) return
    page.host.style.display = ''
    this.bars(page.path)
    page.instance.onShow?.()
  }

  private bars(path: string): void {
    const { window: shared } = this.bundle.program
    this.title(this.bundle.configs[`${path}.json`]?.navigationBarTitleText ?? shared.navigationBarTitleText ?? '')
    element('tabs').style.display = this.isTab(path) ? 'flex' : 'none'
  }
}
