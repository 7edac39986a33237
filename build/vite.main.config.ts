import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Electron's main process: one file, packages bundled, so that nothing of node_modules has to be packaged. CommonJS, since the
 * scheme must be declared before `ready`, which does not wait for the import of a module everywhere. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: folder('../electron/main/main.ts'),
    outDir: folder('../out/main'),
    emptyOutDir: true,
    license: { fileName: 'licences/packages.md' },
    target: 'node20',
    minify: false,
    rollupOptions: {
      external: ['electron', 'bufferutil', 'utf-8-validate'],
      output: { entryFileNames: 'main.cjs', format: 'cjs' },
    },
  },
})
