import { ABSENT } from './global-names'

interface Module {
  exports: unknown
}

type Scope = Record<string, unknown>

/** '../../app.js' seen from 'pages/today/index.js' is 'app.js'. */
export function resolvePath(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of to.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

const withEnding = (path: string) => (path.endsWith('.js') ? path : `${path}.js`)

/** CommonJS as WeChat runs it: the given names are visible, those of a browser are not. */
export class ModuleLoader {
  private readonly loaded = new Map<string, Module>()

  constructor(
    private readonly scripts: Record<string, string>,
    private readonly scope: Scope,
  ) {}

  run(file: string): unknown {
    const known = this.loaded.get(file)
    if (known) return known.exports
    const source = this.scripts[file]
    if (source === undefined) throw new Error(`module '${file}' is not defined`)
    const module: Module = { exports: {} }
    this.loaded.set(file, module)
    const names = ['require', 'module', 'exports', ...Object.keys(this.scope), ...ABSENT]
    const require = (path: string) => this.run(withEnding(resolvePath(file, path)))
    const run = new Function(...names, `${source}\n//# sourceURL=weapp/${file}`)
    run(require, module, module.exports, ...Object.values(this.scope))
    return module.exports
  }
}
