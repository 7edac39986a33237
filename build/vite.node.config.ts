import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** What runs in Node on its own: the browser edition's server, the hub, the demo. One bundle each, packages left out. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: folder('../out/node'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      input: {
        browserEdition: folder('../electron/hub/browserEditionCommand.ts'),
        hub: folder('../electron/hub/hubCommand.ts'),
        simulate: folder('../tests/simulation/simulateCommand.ts'),
        simulateWorker: folder('../tests/simulation/simulateWorker.ts'),
        fuzz: folder('../tests/fuzz/fuzzCommand.ts'),
        fuzzWorker: folder('../tests/fuzz/fuzzWorker.ts'),
        demo: folder('../tests/e2e/demo/demoCommand.ts'),
      },
      output: { entryFileNames: '[name].js', format: 'es' },
    },
  },
})
