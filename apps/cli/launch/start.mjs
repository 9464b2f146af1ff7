import { buildAll } from './build.mjs'
import { prepareData } from './data.mjs'
import { API_MAIN, DATA_DIR, hasPhone, inRoot } from './paths.mjs'
import { isPhoneReady, reportPhone } from './phone-build.mjs'
import { fail, sinceStart, step } from './progress.mjs'
import { Children, choosePort, stopOnSignals, untilReady } from './serve.mjs'
import { welcome } from './welcome.mjs'

/** Over the channel a child notices when this process is killed without a word. */
const WITH_CHANNEL = ['ignore', 'inherit', 'inherit', 'ipc']

function startPhoneBuild(children) {
  if (!hasPhone()) return
  if (isPhoneReady()) return reportPhone('ready', 100, '手机端已就绪')
  const { done } = children.start('phone', [inRoot('apps/cli/launch/phone-build.mjs')], {
    env: { PROGRESS: 'lines' },
    stdio: WITH_CHANNEL,
  })
  done.then(({ code }) => {
    if (code === 0) console.log(`\n手机端已就绪 phone app ready（${sinceStart()}）\n`)
  })
}

/** Starts the API; when it ends, whether asked to or not, everything ends. */
async function serve(children, port, env) {
  const api = children.start('api', [API_MAIN], { env, stdio: WITH_CHANNEL })
  api.done.then(async ({ code }) => {
    const asked = children.stopping
    if (!asked) await children.stop()
    process.exit(asked ? 0 : (code ?? 1))
  })
  await step('启动 start', () => untilReady(port, api.done))
}

async function start() {
  const children = new Children()
  stopOnSignals(children)
  console.log('平安液化气')
  const port = await choosePort()
  const env = { PORT: String(port), DATA_DIR }
  if (hasPhone() && !isPhoneReady()) reportPhone('waiting', 0, '手机端等待编译')
  await buildAll()
  await prepareData(env)
  await serve(children, port, env)
  console.log(welcome(port, DATA_DIR, sinceStart()))
  startPhoneBuild(children)
}

start().catch(fail)
