const server = '^(apps/(api|worker|cli)|libs/(features|persistence|queue|platform))/'
const code = '^(apps|libs|test|miniprogram)/'
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`

/** `from` may import none of `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    never(
      'no-cycles',
      'Two files that need each other are one idea split wrongly, and their order of loading decides what works.',
      { path: code },
      { circular: true },
    ),
    never(
      'resolvable',
      'An import that cannot be resolved fails only on the machine where it matters.',
      { path: '^(apps/(api|worker|cli)|libs|test)/' },
      { couldNotResolve: true },
    ),
    never(
      'domain-is-pure',
      'The phone runs the same rules as the server, so the domain knows no Node, no database, no other library of ours.',
      { path: '^libs/domain/src/', pathNot: '\\.spec\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'domain-imports-nothing-of-ours',
      'Everything else depends on the rules; the rules depend on nothing.',
      { path: '^libs/domain/' },
      { path: '^(apps|miniprogram|test|libs/(?!domain/))' },
    ),
    never(
      'domain-packages',
      'Only small pure packages without dependencies of their own run in WeChat, in a browser and in Node alike.',
      { path: '^libs/domain/src/', pathNot: '\\.spec\\.ts$' },
      { path: 'node_modules/', pathNot: npm('@noble/hashes', 'canonicalize', 'dayjs', 'uuidv7') },
    ),
    never(
      'contract-imports-domain-only',
      'Clients read the contract; whatever it imports, they would carry along.',
      { path: '^libs/contract/' },
      { path: '^(apps|miniprogram|test|libs/(?!contract/|domain/))' },
    ),
    never(
      'contract-packages',
      'The contract is zod and nothing else, so that any client can read it.',
      { path: '^libs/contract/src/', pathNot: '\\.spec\\.ts$' },
      { path: 'node_modules/', pathNot: npm('zod') },
    ),
    never(
      'persistence-looks-down',
      'Tables know the words of the trade and the platform, not who queues or serves them.',
      { path: '^libs/persistence/' },
      { path: '^(apps/|miniprogram/|libs/(features|queue|contract)/)' },
    ),
    never(
      'queue-looks-down',
      'A job is a row with a handler by name: the queue does not know what the features do.',
      { path: '^libs/queue/' },
      { path: '^(apps/|miniprogram/|libs/(features|contract)/)' },
    ),
    never(
      'features-look-down',
      'A feature is the same behind a route, a job and the command line.',
      { path: '^libs/features/' },
      { path: '^(apps/|miniprogram/|libs/contract/)' },
    ),
    never(
      'platform-looks-down',
      'Clock, keys, files and messages serve everyone and therefore know only the words of the trade.',
      { path: '^libs/platform/' },
      { path: '^(apps/|miniprogram/|libs/(features|persistence|queue|contract)/)' },
    ),
    never(
      'libraries-by-their-front-door',
      'What a library exports in index.ts is its promise; the rest may change any day.',
      { path: '^(apps|libs)/([^/]+)/', pathNot: '\\.(spec|e2e|long)\\.tsx?$' },
      { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$2/', '^libs/[^/]+/src/index\\.ts$'] },
    ),
    never(
      'typeorm-and-drivers-in-persistence',
      'One place knows the dialect, so that SQLite and MySQL behave alike everywhere else.',
      { path: '^(apps|libs)/', pathNot: '^libs/persistence/' },
      { path: npm('typeorm', '@nestjs/typeorm', 'mysql2', 'libsql') },
    ),
    never(
      'redis-in-queue',
      'One place knows Redis, so that losing it is handled in one place.',
      { path: '^(apps|libs)/', pathNot: '^libs/queue/' },
      { path: npm('bullmq', 'ioredis') },
    ),
    never(
      'http-in-api',
      'Features throw domain errors; status codes, routes and Fastify are the business of the API alone.',
      { path: '^(apps/(worker|cli)|libs)/', pathNot: '\\.spec\\.ts$' },
      { path: npm('@nestjs/platform-fastify', 'fastify', '@fastify/[^/]+', '@nestjs/swagger') },
    ),
    never(
      'apps-stay-apart',
      'Two processes share libraries, never each other.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    ),
    never(
      'console-is-a-client',
      'The console runs in a browser: server code in it would leak or break.',
      { path: '^apps/console/' },
      { path: '^libs/(features|persistence|queue|platform)/' },
    ),
    never(
      'phone-is-a-client',
      'The mini program must stay under 1 MB and runs without Node.',
      { path: '^miniprogram/src/' },
      { path: '^(apps/|libs/(features|persistence|queue|platform)/)' },
    ),
    never(
      'clients-import-contract-types-only',
      'zod and the schemas stay on the server; a client needs their shapes.',
      { path: '^(apps/console|miniprogram)/', pathNot: '\\.spec\\.tsx?$' },
      { path: '^libs/contract/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'no-test-code-in-the-product',
      'What only tests need is not shipped.',
      { path: '^(apps|libs)/', pathNot: '\\.(spec|e2e|long)\\.tsx?$|/test[^/]*\\.mjs$' },
      { path: '^test/' },
    ),
    never(
      'no-dev-dependencies-on-the-server',
      'The image installs production dependencies only.',
      { path: server, pathNot: '\\.(spec|e2e|long)\\.ts$|\\.mjs$' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'import', 'node', 'types'] },
    combinedDependencies: false,
  },
}
