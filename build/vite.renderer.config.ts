import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The pages, for the desktop application and the browser edition alike. */
export default defineConfig({
  root: folder('../renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: folder('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // Fonts and pictures as files of their own: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    modulePreload: { polyfill: false },
  },
})
