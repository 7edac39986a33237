// `npm run screenshots`: pictures of the running application, into tests/screenshots. `-- --gallery` takes every screen of
// the gallery instead, into out/gallery, or `--only NAME,NAME` of them; `--out DIR` says where else.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, installPackages, root } from './setUp.mjs'

installPackages()
build()
const ofGallery = process.argv.includes('--gallery')
const only = process.argv.indexOf('--only')
const at = process.argv.indexOf('--out')
const folder =
  at < 0 ? join(root, ofGallery ? 'out/gallery' : 'tests/screenshots') : resolve(process.argv[at + 1] ?? '')
mkdirSync(folder, { recursive: true })

const { createServer } = await import('vite')
const loader = await createServer({
  root,
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
})
try {
  const say = (line) => console.log(line)
  if (ofGallery) {
    const { takeGalleryPictures } = await loader.ssrLoadModule('/tests/screenshots/galleryPictures.ts')
    await takeGalleryPictures(folder, say, only < 0 ? undefined : process.argv[only + 1]?.split(','))
  } else {
    const { takeApplicationPictures } = await loader.ssrLoadModule('/tests/screenshots/applicationPictures.ts')
    await takeApplicationPictures(folder, say)
  }
  console.log(`The pictures are in ${folder}`)
} finally {
  await loader.close()
}
