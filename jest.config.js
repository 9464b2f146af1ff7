const { existsSync } = require('node:fs')
const { join } = require('node:path')

// *.spec.ts needs neither server nor browser, *.e2e.ts needs them, *.long.ts is a trial of minutes.
const FILES = {
  quick: ['\\.spec\\.tsx?$'],
  full: ['\\.(spec|e2e)\\.tsx?$'],
  long: ['\\.long\\.ts$'],
}

const mode = process.env.TEST_MODE ?? 'full'

const swc = (parser) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', ...parser },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
]

// NestJS 12 and these of its dependencies ship ES modules only, which jest on Node 20 cannot require.
const ESM_ONLY = [
  '@nestjs',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'iterare',
  'uid',
  'cookie',
  '@fastify',
  'es-toolkit',
  'uuidv7',
  'content-disposition',
]

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  roots: ['apps', 'libs', 'test', 'miniprogram/src'].map((dir) => join(__dirname, dir)).filter(existsSync),
  testRegex: FILES[mode],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'json'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data', '<rootDir>/miniprogram/dist'],
  transform: {
    '^.+\\.tsx$': swc({ tsx: true, decorators: true }),
    '^.+\\.(ts|js|mjs)$': swc({ decorators: true }),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  moduleNameMapper: {
    '^@app/(domain|contract|features|persistence|queue|platform)$': '<rootDir>/libs/$1/src/index.ts',
    '^@/(.*)$': '<rootDir>/miniprogram/src/$1',
  },
  // The slowest machine that runs them decides: whatever passes takes no longer for it.
  testTimeout: mode === 'long' ? 900_000 : 240_000,
  workerIdleMemoryLimit: '1500MB',
}
