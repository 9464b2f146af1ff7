// node -r ./test/support/typescript.cjs <file>.ts: child processes of tests run the sources, not a build that may be old.
const { readFileSync } = require('node:fs')
const Module = require('node:module')
const { join, resolve } = require('node:path')
const { transformSync } = require('@swc/core')

const root = resolve(__dirname, '../..')
const options = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'))
delete options.jsc.paths
delete options.jsc.baseUrl

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8')
  const { code } = transformSync(source, { ...options, swcrc: false, filename, sourceMaps: 'inline' })
  module._compile(code, filename)
}

const resolveFilename = Module._resolveFilename
Module._resolveFilename = function (request, parent, ...rest) {
  const library = /^@app\/(\w+)$/.exec(request)?.[1]
  const target = library ? join(root, 'libs', library, 'src/index.ts') : request
  return resolveFilename.call(this, target, parent, ...rest)
}
