import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
}
/** What the pages are served under for members, as far as it concerns how screens are made. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; connect-src 'none'"

export type Gallery = { readonly url: string; close(): Promise<void> }

/** Where a gallery lies that was built for all files of a run (`builtGalleries.ts`). */
export const builtGallery = (named: boolean): string => (named ? 'SNUG_GALLERY_NAMED' : 'SNUG_GALLERY')

/** Builds the gallery as the pages are built, into a new folder. `named`: functions keep their names. */
export const buildGallery = async (named: boolean): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'snug-gallery-'))
  await build({
    configFile: join(root, 'build/vite.renderer.config.ts'),
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: !named,
      rollupOptions: { input: join(root, 'renderer/gallery.html') },
    },
  })
  return folder
}

/** Serves the gallery on a free port of this machine, and builds it if nobody has. */
export const openGallery = async ({ named = false } = {}): Promise<Gallery> => {
  const built = process.env[builtGallery(named)]
  const folder = built ?? (await buildGallery(named))
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://gallery').pathname)
    readFile(join(folder, path)).then(
      (bytes) => {
        const type = TYPES[extname(path)] ?? 'application/octet-stream'
        response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/gallery.html`,
    close: async () => {
      await new Promise((closed) => server.close(closed))
      if (!built) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Shows another scene in a page that has the gallery open. */
export const showGalleryScene = (page: Page, query: string): Promise<void> =>
  page.evaluate((detail) => void window.dispatchEvent(new CustomEvent('gallery:show', { detail })), query)
