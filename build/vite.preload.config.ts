import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The bridge between page and main process: CommonJS in one file, as a sandboxed preload has to be. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: folder('../electron/preload/preload.ts'),
    outDir: folder('../out/preload'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { external: ['electron'], output: { entryFileNames: 'preload.cjs', format: 'cjs' } },
  },
})
