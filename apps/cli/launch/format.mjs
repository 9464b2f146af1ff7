// `npm run format`: brings every file into the agreed form.
import { ensureInstalled } from './install.mjs'
import { inRoot, ROOT } from './paths.mjs'
import { fail, run } from './progress.mjs'

async function format() {
  await ensureInstalled(ROOT)
  await run(process.execPath, [inRoot('node_modules/@biomejs/biome/bin/biome'), 'check', '--write', '.'], {
    show: true,
  })
}

format().catch(fail)
