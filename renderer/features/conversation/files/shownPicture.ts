import { pictureHead } from '#shared/contents/pictureHead'

type Shown = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }

/** What is shown as a picture: bytes that say themselves that they are one, whatever their name says; undefined for others. */
export const shownPicture = (bytes: Uint8Array<ArrayBuffer>): Shown | undefined => {
  const head = pictureHead(bytes)
  return head && { bytes, type: head.type }
}
