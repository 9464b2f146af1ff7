import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
export const DIST = join(ROOT, 'dist')
export const PHONE = join(ROOT, 'miniprogram')
export const CONSOLE = join(ROOT, 'apps/console')
export const DATA_DIR = resolve(ROOT, process.env.DATA_DIR ?? 'data')

export const API_MAIN = join(DIST, 'apps/api/src/main.js')
export const CLI_MAIN = join(DIST, 'apps/cli/src/main.js')

export const inRoot = (...path) => join(ROOT, ...path)
export const hasPhone = () => existsSync(join(PHONE, 'package.json'))
export const hasConsole = () => existsSync(join(CONSOLE, 'index.html'))
