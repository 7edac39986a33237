import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Fonts come in by style sheets, which `build.license` does not look into. */
const fontLicences: Plugin = {
  name: 'snug-font-licences',
  generateBundle() {
    for (const font of ['literata', 'atkinson-hyperlegible']) {
      const source = readFileSync(folder(`../node_modules/@fontsource/${font}/LICENSE`))
      this.emitFile({ type: 'asset', fileName: `licences/${font}.txt`, source })
    }
  },
}

/** What the page's first screen needs is fetched at once, though it is read in turns (`app/begin.ts`). */
const SOON = ['app/ground.ts', 'app/main.ts', 'app/drawing.ts', 'app/screens.tsx']
const fetchSoon: Plugin = {
  name: 'snug-fetch-soon',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []))
      // In the order in which they are read.
      const soon = SOON.flatMap((name) => chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith(name)))
      // What a file stands on comes before it, as its style sheet does.
      const code = new Set(soon.flatMap(({ fileName, imports }) => [...imports, fileName]))
      const needed = [...code].flatMap((name) => chunks.filter(({ fileName }) => fileName === name))
      const styles = new Set(needed.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]))
      const link = (rel: string) => (name: string) => ({
        tag: 'link',
        attrs: { rel, crossorigin: true, href: `./${name}` },
        injectTo: 'head' as const,
      })
      return [...[...styles].map(link('stylesheet')), ...[...code].map(link('modulepreload'))]
    },
  },
}

/** Read while the disk is: V8 makes all of it ready on the way in, on another thread, instead of piece by piece as it is first drawn. */
const DRAWN = ['app/drawing.ts', 'app/screens.tsx']
const readyOnArrival: Plugin = {
  name: 'snug-ready-on-arrival',
  generateBundle: {
    // It counts as the first line only.
    order: 'post',
    handler(_, bundle) {
      const chunks = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [file] : []))
      const under = (names: readonly string[]): ReadonlySet<string> => {
        const tops = chunks.filter(({ facadeModuleId }) => names.some((name) => facadeModuleId?.endsWith(name)))
        return new Set(tops.flatMap(({ fileName, imports }) => [...imports, fileName]))
      }
      // What the disk waits for is not made to wait for more.
      const before = under(SOON.filter((name) => !DRAWN.includes(name)))
      const drawn = under(DRAWN)
      for (const chunk of chunks)
        if (drawn.has(chunk.fileName) && !before.has(chunk.fileName))
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`
    },
  },
}

/** The pages, for the desktop application and the browser edition alike. */
export default defineConfig({
  root: folder('../renderer'),
  base: './',
  publicDir: false,
  plugins: [react(), fontLicences, fetchSoon, readyOnArrival],
  worker: { format: 'es' },
  build: {
    outDir: folder('../out/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // Whoever gets the packages' code gets their licences too.
    license: { fileName: 'licences/packages.md' },
    // Fonts and pictures as files of their own: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2_000,
    // The page names what it begins with; to look for it once more at each import takes the page's own time.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, names, { hostType }) =>
        hostType === 'js' ? names.filter((name) => name.endsWith('.css')) : names,
    },
  },
})
