// Draws the tab icons (81 px, as WeChat asks) in both colours. Run after changing a shape; the pictures are committed.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const SHAPES = {
  today: '<rect x="5" y="6" width="22" height="21" rx="4"/><path d="M5 13h22M11 3v6M21 3v6M11 20l4 4 7-7"/>',
  scan: '<path d="M5 11V7a2 2 0 0 1 2-2h4M21 5h4a2 2 0 0 1 2 2v4M27 21v4a2 2 0 0 1-2 2h-4M11 27H7a2 2 0 0 1-2-2v-4M4 16h24"/>',
  report: '<path d="M16 4 L29 27 H3 Z"/><path d="M16 12v7M16 22.5v1"/>',
  me: '<circle cx="16" cy="11" r="6"/><path d="M4 28c1-7 6-9 12-9s11 2 12 9"/>',
}
const COLOURS = { '': '#86909c', '-on': '#1557c0' }
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), '../src/assets/tab')

for (const [name, shape] of Object.entries(SHAPES)) {
  for (const [suffix, colour] of Object.entries(COLOURS)) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="${colour}" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`
    await sharp(Buffer.from(svg), { density: 300 })
      .resize(81, 81)
      .png({ compressionLevel: 9 })
      .toFile(path.join(target, `${name}${suffix}.png`))
  }
}
