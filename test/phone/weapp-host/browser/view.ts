import { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { WeappBundle } from '../bundle'
import { resolvePath } from './modules'

/** glassEasel.EventBubbleStatus, a const enum that a single-file compiler cannot read. */
const NORMAL = 0
const NO_DEFAULT = 1

type PageOptions = Record<string, unknown>

/** What `Page`, `Component` and `Behavior` mean while one file runs. */
export interface ComponentEnv {
  Page(options: PageOptions): void
  Component(...definition: unknown[]): unknown
  Behavior(...definition: unknown[]): unknown
}

export interface PageInstance extends Record<string, unknown> {
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onHide?(): void
  onReady?(): void
  onUnload?(): void
}

export interface OpenView {
  instance: PageInstance
  release(): void
}

/** WeChat's open renderer (glass-easel) as the view layer of the host. */
export class WeappView {
  private readonly env = new MiniProgramEnv()
  private readonly space = this.env.createCodeSpace('', true)
  private readonly backend
  private readonly known = new Set<string>()
  private current: ComponentEnv | undefined
  /** Somebody pressed a button by which WeChat learns that he agrees to the notice. */
  onAgreed: (buttonId: string) => void = () => undefined

  constructor(private readonly bundle: WeappBundle) {
    const templates = new Function(`return ${bundle.templates}`)() as Record<string, never>
    for (const path of Object.keys(templates)) {
      this.space.addCompiledTemplate(path, { groupList: templates, content: templates[path] } as never)
    }
    for (const [file, config] of Object.entries(bundle.configs)) {
      this.space.addComponentStaticConfig(file.replace(/\.json$/, ''), config as never)
    }
    const context = new glassEasel.CurrentWindowBackendContext()
    context.onEvent((target, type, detail, options) => {
      const event = new glassEasel.Event(type, detail, options)
      glassEasel.Event.dispatchEvent(target, event)
      if (type === 'tap') this.agree(target)
      return event.defaultPrevented() ? NO_DEFAULT : NORMAL
    })
    this.backend = this.env.associateBackend(context)
  }

  private agree(target: Parameters<typeof glassEasel.Event.dispatchEvent>[0]): void {
    const button = (target.getBackendElement() as unknown as Element | null)?.closest('wx-button[open-type]')
    if (!button?.getAttribute('open-type')?.includes('agreePrivacyAuthorization')) return
    this.onAgreed(button.getAttribute('wxid') ?? '')
    glassEasel.Event.dispatchEvent(target, new glassEasel.Event('agreeprivacyauthorization', {}, { bubbles: true }))
  }

  /** The registering functions of the file that is being run. */
  registrar(): ComponentEnv {
    if (!this.current) throw new Error('Page or Component was called outside a page file')
    return this.current
  }

  /** Runs a page's file and those of the components it uses, once each. */
  define(path: string, run: (file: string) => void): void {
    if (this.known.has(path)) return
    this.known.add(path)
    const used = this.bundle.configs[`${path}.json`]?.usingComponents ?? {}
    for (const component of Object.values(used)) this.define(resolvePath(`${path}.js`, component), run)
    const before = this.current
    this.space.componentEnv(path, (env) => {
      this.current = env as unknown as ComponentEnv
      try {
        run(`${path}.js`)
      } finally {
        this.current = before
      }
    })
  }

  open(path: string, host: HTMLElement): OpenView {
    const placeholder = document.createElement('div')
    host.append(placeholder)
    const root = this.backend.createRoot('wx-body', this.space, path)
    root.attach(host as never, placeholder as never)
    return { instance: root.get() as unknown as PageInstance, release: () => root.release() }
  }
}
