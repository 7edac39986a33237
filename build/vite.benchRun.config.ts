import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What runs the bench, in Node: packages left out. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: folder('../out/bench/run'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        bench: folder('../tests/bench/benchCommand.ts'),
        signPart: folder('../tests/bench/room/signPartCommand.ts'),
      },
      output: { entryFileNames: '[name].js', format: 'es' },
    },
  },
})
