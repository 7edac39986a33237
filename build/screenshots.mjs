// `npm run screenshots`: pictures of the running application, into tests/screenshots. `-- --gallery` takes every screen of
// the gallery instead, into out/gallery, or `--only NAME,NAME` of them; `-- --walk` shows what each side sees when somebody
// comes in and is removed, into tests/screenshots/walk. `--out DIR` says where else.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, installPackages, root } from './setUp.mjs'

installPackages()
build()
const ofGallery = process.argv.includes('--gallery')
const ofWalk = process.argv.includes('--walk')
const only = process.argv.indexOf('--only')
const at = process.argv.indexOf('--out')
const usual = ofGallery ? 'out/gallery' : ofWalk ? 'tests/screenshots/walk' : 'tests/screenshots'
const folder = at < 0 ? join(root, usual) : resolve(process.argv[at + 1] ?? '')
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
  } else if (ofWalk) {
    const { takeWalkPictures } = await loader.ssrLoadModule('/tests/screenshots/walkPictures.ts')
    await takeWalkPictures(folder, say)
  } else {
    const { takeApplicationPictures } = await loader.ssrLoadModule('/tests/screenshots/applicationPictures.ts')
    await takeApplicationPictures(folder, say)
  }
  console.log(`The pictures are in ${folder}`)
} finally {
  await loader.close()
}
