// Private servers in a temporary folder, on free ports, for tests and the bench. Node built-ins only.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/opt/homebrew/bin', '/usr/local/opt/mysql/bin']
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const START_MS = 60_000
const STOP_MS = 20_000
const ACCOUNT = 'app'
const isRoot = process.getuid?.() === 0

function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
}

export const findMariaDb = () => findProgram('mariadbd', 'mysqld')
export const findRedis = () => findProgram('redis-server', 'valkey-server')
export const findChromium = () =>
  process.env.CHROMIUM || findProgram(...BROWSERS) || [MAC_CHROME].find((path) => existsSync(path))

/** Without a Chinese font every screenshot shows empty boxes and widths differ. */
export const hasChineseFont = () => {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return list.error !== undefined || list.stdout.trim() !== ''
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Both servers greet or answer within a second once they listen; a bare connect is enough to know. */
function listens(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (result) => () => {
      socket.destroy()
      resolve(result)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })
}

/** Servers still running; killed on the spot when this process ends without stopping them. */
const running = new Set()
process.on('exit', () => {
  for (const server of running) server.destroy()
})

class Server {
  constructor(program, args, { folder, port, url }) {
    this.url = url
    this.port = port
    this.folder = folder
    this.child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    this.output = ''
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.on('data', (chunk) => {
        this.output = (this.output + chunk).slice(-20_000)
      })
    }
    this.ended = new Promise((resolve) => {
      this.child.once('exit', resolve)
      this.child.once('error', resolve)
    })
    running.add(this)
  }

  async ready() {
    let over = false
    this.ended.then(() => {
      over = true
    })
    for (const from = Date.now(); Date.now() - from < START_MS && !over; await pause(50)) {
      if (await listens(this.port)) return this
    }
    this.destroy()
    throw new Error(`${this.child.spawnfile} did not start\n${this.output}`)
  }

  /** As a power cut would: nothing is flushed, the folder stays. */
  async kill() {
    this.child.kill('SIGKILL')
    await this.ended
  }

  async stop() {
    this.child.kill('SIGTERM')
    const late = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS)
    await this.ended
    clearTimeout(late)
    this.destroy()
  }

  destroy() {
    running.delete(this)
    this.child.kill('SIGKILL')
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const temporaryFolder = (kind) => mkdtempSync(join(tmpdir(), `pingan-${kind}-`))

const idOf = (flag, user) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout)

/** mariadbd refuses to run as root, so its folder is handed to the account of the package where there is one. */
function unprivileged(folder) {
  if (!isRoot) return []
  const uid = idOf('-u', 'mysql')
  if (!uid) return ['--user=root']
  chownSync(folder, uid, idOf('-g', 'mysql'))
  return ['--user=mysql']
}

function initialise(program, data, user) {
  const isMySql =
    /mysqld$/.test(program) && !spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.includes('MariaDB')
  const [command, ...args] = isMySql
    ? [program, '--no-defaults', '--initialize-insecure', `--datadir=${data}`]
    : [
        findProgram('mariadb-install-db', 'mysql_install_db'),
        '--no-defaults',
        `--datadir=${data}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        `--tmpdir=${join(data, '..')}`,
      ]
  const result = spawnSync(command, [...args, ...user], { encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`${command} failed\n${result.stdout}\n${result.stderr}`)
}

const ACCOUNT_SQL = [
  `CREATE USER IF NOT EXISTS '${ACCOUNT}'@'127.0.0.1' IDENTIFIED BY '${ACCOUNT}';`,
  `GRANT ALL ON *.* TO '${ACCOUNT}'@'127.0.0.1' WITH GRANT OPTION;`,
  'CREATE DATABASE IF NOT EXISTS test CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;',
]

/** MariaDB or MySQL with everything flushed at commit, as a deployment runs it. */
export async function startMariaDb({ folder = temporaryFolder('mariadb'), port } = {}) {
  const program = findMariaDb()
  if (!program) throw new Error('mariadbd is not installed')
  const data = join(folder, 'data')
  const init = join(folder, 'init.sql')
  const user = unprivileged(folder)
  if (!existsSync(data)) initialise(program, data, user)
  writeFileSync(init, ACCOUNT_SQL.join('\n'), { mode: 0o644 })
  const chosen = port ?? (await freePort())
  const args = [
    '--no-defaults',
    `--datadir=${data}`,
    `--tmpdir=${folder}`,
    `--port=${chosen}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    `--socket=${join(folder, 's')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--init-file=${init}`,
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--innodb-buffer-pool-size=256M',
    '--innodb-flush-log-at-trx-commit=1',
    '--max-connections=300',
    ...user,
  ]
  const scheme = program.endsWith('mariadbd') ? 'mariadb' : 'mysql'
  const url = `${scheme}://${ACCOUNT}:${ACCOUNT}@127.0.0.1:${chosen}/test`
  return new Server(program, args, { folder, port: chosen, url }).ready()
}

/** Redis that never evicts; `persist` keeps an append-only file, as the compose file does. */
export async function startRedis({ folder = temporaryFolder('redis'), port, persist = false } = {}) {
  const program = findRedis()
  if (!program) throw new Error('redis-server is not installed')
  mkdirSync(folder, { recursive: true })
  const chosen = port ?? (await freePort())
  const args = [
    ...['--port', String(chosen), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
    ...['--appendonly', persist ? 'yes' : 'no', '--maxmemory-policy', 'noeviction'],
  ]
  return new Server(program, args, { folder, port: chosen, url: `redis://127.0.0.1:${chosen}` }).ready()
}
