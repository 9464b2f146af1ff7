// Written for any Node that knows modules: an old one must reach the message, not a syntax error.
var parts = process.versions.node.split('.').map(Number)
var major = parts[0]
var minor = parts[1]

if (major < 20 || (major === 20 && minor < 19) || (major === 22 && minor < 12)) {
  console.error(
    '平安液化气需要 Node.js 20.19 或更高版本，这台机器上是 ' +
      process.versions.node +
      '。请从 https://nodejs.org 安装。',
  )
  console.error(`Node.js 20.19 or newer is needed, this is ${process.versions.node}.`)
  process.exit(1)
}
