import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react()],
  resolve: { alias: { '@app/domain': here('../../libs/domain/src/index.ts') } },
  build: {
    outDir: here('../../dist/console'),
    emptyOutDir: true,
    // antd with pro-components is one chunk of that size whatever we do; pages and charts are split off.
    chunkSizeWarningLimit: 1600,
  },
  server: { port: 5173, proxy: { '/api': { target: process.env.API_TARGET ?? 'http://127.0.0.1:3000' } } },
})
