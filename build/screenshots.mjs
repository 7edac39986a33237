// `npm run screenshots`: pictures of the running application, into tests/screenshots. `-- --gallery` takes every screen of
// the gallery instead, into out/gallery, or `--only NAME,NAME` of them; `-- --walk` shows what each side sees when somebody
// comes in and is removed, into tests/screenshots/walk; `-- --references` takes those that `npm test` compares screens with, of all
// or `--only` some scenes, into tests/screenshots/references. `--out DIR` says where else.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, installPackages, root } from './setUp.mjs'

installPackages()
build()
const KINDS = {
  gallery: ['out/gallery', 'galleryPictures', 'takeGalleryPictures'],
  walk: ['tests/screenshots/walk', 'walkPictures', 'takeWalkPictures'],
  references: ['tests/screenshots/references', 'referencePictures', 'takeReferencePictures'],
  application: ['tests/screenshots', 'applicationPictures', 'takeApplicationPictures'],
}
const kind = Object.keys(KINDS).find((one) => process.argv.includes(`--${one}`)) ?? 'application'
const [usual, file, take] = KINDS[kind]
const only = process.argv.indexOf('--only')
const at = process.argv.indexOf('--out')
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
  const pictures = await loader.ssrLoadModule(`/tests/screenshots/${file}.ts`)
  await pictures[take](folder, say, only < 0 ? undefined : process.argv[only + 1]?.split(','))
  console.log(`The pictures are in ${folder}`)
} finally {
  await loader.close()
}
