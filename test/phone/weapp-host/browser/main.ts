import type { HostOptions, WeappBundle } from '../bundle'
import { bareGlobal } from './global-names'
import { ModuleLoader } from './modules'
import { PageStack } from './page-stack'
import { weappEvent } from './touch'
import { WeappView } from './view'
import { savedFiles } from './wx/files'
import { media } from './wx/media'
import { network } from './wx/network'
import { privacy } from './wx/privacy'
import { selectorQuery } from './wx/query'
import { recordMissing } from './wx/record-missing'
import { storage } from './wx/storage'
import { system } from './wx/system'
import { type Heard, ui } from './wx/ui'

interface AppOptions {
  onLaunch?(options: unknown): void
  onShow?(options: unknown): void
}

type ViewEvent = Parameters<typeof weappEvent>[0]
type PageOptions = Record<string, unknown> & { eh?: (event: unknown) => unknown }

export interface RunningWeapp {
  missing: Set<string>
  heard: Heard
  setOnline(online: boolean): void
}

/** Taro routes every event of a page through its `eh`: that is where events get WeChat's shape. */
function withWeappEvents(options: PageOptions, find: (id: string) => Element | null): PageOptions {
  const handle = options.eh
  if (!handle) return options
  return {
    ...options,
    eh(this: unknown, event: unknown) {
      return handle.call(this, weappEvent(event as ViewEvent, find))
    },
  }
}

export function startWeapp(bundle: WeappBundle, options: HostOptions): RunningWeapp {
  const style = document.createElement('style')
  style.textContent = bundle.appStyle
  document.head.append(style)

  const view = new WeappView(bundle)
  const stack: PageStack = new PageStack(bundle, view, (file) => modules.run(file))
  const find = (id: string) => stack.find(id)
  const heard: Heard = { toasts: [], calls: [] }
  const missing = new Set<string>()
  const files = savedFiles()
  const consent = privacy()
  view.onAgreed = (id) => consent.pressed(id)
  const net = network(options, files)
  const firstPage = bundle.program.pages[0] ?? ''
  const wx = recordMissing(
    {
      ...system(firstPage),
      ...storage(),
      ...files.api,
      ...net.api,
      ...media(options, consent),
      ...consent.api,
      ...ui(stack, heard),
      createSelectorQuery: () => selectorQuery(find),
    },
    missing,
  )

  let app: AppOptions = {}
  const bare = bareGlobal(wx)
  const visible: [string, unknown][] = [
    ['wx', wx],
    [
      'App',
      (given: AppOptions) => {
        app = given
      },
    ],
    ['Page', (given: PageOptions) => view.registrar().Page(withWeappEvents(given, find))],
    ['Component', (...definition: unknown[]) => view.registrar().Component(...definition)],
    ['Behavior', (...definition: unknown[]) => view.registrar().Behavior(...definition)],
    ['getApp', () => app],
    ['getCurrentPages', () => stack.instances],
    ['global', bare],
    ['globalThis', bare],
  ]
  const modules = new ModuleLoader(bundle.scripts, Object.fromEntries(visible))

  modules.run('app.js')
  const launch = { path: firstPage, query: {}, scene: 1001 }
  app.onLaunch?.(launch)
  app.onShow?.(launch)
  stack.navigateTo(`/${firstPage}`)
  return { missing, heard, setOnline: net.setOnline }
}

Object.assign(window, { startWeapp })
