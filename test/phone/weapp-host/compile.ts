import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { ComponentConfig, ProgramConfig, TemplateProblem, WeappBundle } from './bundle'

const DESIGN_WIDTH_RPX = 750

interface ParseError {
  message?: string | (() => string)
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  )
}

/**
 * What the open renderer lacks of WeChat's WXML: `bindtap` is an event on plain nodes only as `bind:tap`; ids stay
 * inside; built-in components (button, image …) are names to it like any other, so HTML's own meaning is kept away.
 */
function adaptTemplate(wxml: string): string {
  return wxml
    .replace(/ (bind|catch)([a-z]+)=/g, ' $1:$2=')
    .replace(/ disabled=/g, ' wx-disabled=')
    .replace(/<(\/?)image([\s>])/g, '<$1img$2')
    .replace(/<(\/?)(button|form|label)([\s>])/g, '<$1wx-$2$3')
    .replace(/ id=("\{\{[^"]*\}\}")/g, ' id=$1 wxid=$1')
}

function compileTemplates(
  folder: string,
  files: readonly string[],
): { templates: string; problems: TemplateProblem[] } {
  const group = new TmplGroup()
  const problems: TemplateProblem[] = []
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  for (const file of files.filter((name) => name.endsWith('.wxs'))) group.addScript(file.slice(0, -4), read(file))
  for (const file of files.filter((name) => name.endsWith('.wxml'))) {
    const found: ParseError[] = group.addTmpl(file.slice(0, -5), adaptTemplate(read(file))) ?? []
    problems.push(...found.map((error) => ({ file, message: messageOf(error) })))
  }
  return { templates: group.getTmplGenObjectGroups(), problems }
}

const messageOf = ({ message }: ParseError): string => (typeof message === 'function' ? message() : String(message))

/** rpx become pixels of a 375 wide screen, `page` becomes the host's page element, imports are written out. */
function compileStyle(folder: string, file: string, width: number, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  return readFileSync(join(folder, file), 'utf8')
    .replace(/@import\s+["']([^"']+)["'];?/g, (_, path: string) =>
      compileStyle(folder, posix.join(posix.dirname(file), path), width, seen),
    )
    .replace(/(-?[\d.]+)rpx/g, (_, value: string) => `${(Number(value) * width) / DESIGN_WIDTH_RPX}px`)
    .replace(/(^|[,}\s])page(?=[\s,{.:>])/g, '$1.wx-page')
}

function byEnding<T>(files: readonly string[], ending: string, value: (file: string) => T): Record<string, T> {
  return Object.fromEntries(files.filter((file) => file.endsWith(ending)).map((file) => [file, value(file)]))
}

export function compileWeapp(folder: string, width: number): WeappBundle {
  const files = filesOf(folder)
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  const json = byEnding(files, '.json', (file) => JSON.parse(read(file)) as unknown)
  const { 'app.json': program, 'project.config.json': _project, ...configs } = json
  return {
    program: program as ProgramConfig,
    ...compileTemplates(folder, files),
    scripts: byEnding(files, '.js', read),
    configs: configs as Record<string, ComponentConfig>,
    appStyle: compileStyle(folder, 'app.wxss', width),
    bytes: files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0),
  }
}
