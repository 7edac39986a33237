import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The bench's own pages, beside a copy of the application's (`build/bench.mjs`), so that they share its origin. */
export default defineConfig({
  root: folder('../tests/bench/page'),
  base: './',
  publicDir: false,
  worker: { format: 'es' },
  build: {
    outDir: folder('../out/bench/served/bench'),
    emptyOutDir: true,
    target: 'chrome130',
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
    rollupOptions: { input: [folder('../tests/bench/page/index.html'), folder('../tests/bench/page/empty.html')] },
  },
})
