import { rm } from 'node:fs/promises'
import { buildGallery, builtGallery } from './gallery'

const folders: string[] = []

/** Before the first of the stories that show the gallery: it is built once for all of them, instead of once for each. */
export const setup = async (): Promise<void> => {
  for (const named of [false, true]) {
    const folder = await buildGallery(named)
    folders.push(folder)
    process.env[builtGallery(named)] = folder
  }
}

export const teardown = async (): Promise<void> => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
}
