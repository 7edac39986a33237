import type { PictureHead } from './pictureHead'

/** What is named in a picture of the kind only if there are several in it, to be shown one after the other. A GIF need not say. */
const PLAYED: Readonly<Record<PictureHead['type'], readonly string[]>> = {
  'image/jpeg': [],
  'image/png': ['acTL'],
  'image/webp': ['ANIM', 'ANMF'],
  'image/avif': ['avis', 'moov'],
}
/** Where a WebP says in which of its forms it is; only one of them can play. */
const FORM_AT = 12
const MAY_PLAY = 'VP8X'

/**
 * Whether a picture stands still: nothing on screen or in a page of an archive plays. Looked for in all of its bytes, not where a reader
 * would: which of two readings counts is known only to who unpacks it. By chance such a name stands in one picture of some thousands
 * that Snug has not made, which is then saved as a file instead.
 */
export const isStill = (type: PictureHead['type'], bytes: Uint8Array): boolean =>
  (type === 'image/webp' && !standsAt(bytes, FORM_AT, MAY_PLAY)) || PLAYED[type].every((name) => !holds(bytes, name))

const standsAt = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((letter, offset) => bytes[at + offset] === letter.charCodeAt(0))

const holds = (bytes: Uint8Array, text: string): boolean => {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (standsAt(bytes, at, text)) return true
  return false
}
