import { readPortrait } from '#shared/contents/portrait'
import type { Hash } from '#shared/protocol/ids'
import type { Replica } from '#shared/sync/replica'
import { isOwnWords } from './isOwnWords'
import type { LooksView } from './views'

/** Reads how the members of a room are shown. */
export type LooksReader = {
  read(): Promise<LooksView>
  /** Pictures that are shown without having arrived. */
  lacking(): ReadonlySet<Hash>
}

/** Pictures are read once, and looked at before any is shown: what is none in Snug's own form is no picture. */
export const createLooksReader = (replica: Replica): LooksReader => {
  /** Addresses of pictures; undefined for what is none. */
  const pictures = new Map<Hash, string | undefined>()
  let lacking: ReadonlySet<Hash> = new Set()

  return {
    lacking: () => lacking,
    read: async () => {
      const all = replica.likenesses()
      const hashes = [...all.values()].flatMap(({ picture }) => (picture ? [picture] : []))
      const words = await replica.words(hashes.filter((hash) => !pictures.has(hash)))
      const state = replica.state()
      for (const { by, picture } of all.values()) {
        const said = picture && words.get(picture)
        if (said) pictures.set(picture, isOwnWords(state, by, said.by) ? addressOf(said.text) : undefined)
      }
      for (const hash of pictures.keys()) if (!hashes.includes(hash)) pictures.delete(hash)
      lacking = new Set(hashes.filter((hash) => !pictures.has(hash)))
      return Object.fromEntries(
        [...all].map(([member, { tone, picture }]) => [member, { tone, picture: picture && pictures.get(picture) }]),
      )
    },
  }
}

const addressOf = (text: string): string | undefined =>
  readPortrait(text) && `data:image/webp;base64,${text.replaceAll('-', '+').replaceAll('_', '/')}`
