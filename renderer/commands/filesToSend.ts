import { fileNameOf, fileTypeOf } from '#shared/contents/attachedFile'
import { cutParts } from '#shared/contents/fileParts'
import type { AttachedFile } from '#shared/events/event'
import { limits } from '#shared/protocol/limits'
import { Problem } from '#shared/protocol/problem'

type Picture = NonNullable<AttachedFile['picture']>

/** A file to go with a message. `picture`: for what can be shown as one, its size in pixels and what is on it in words. */
export type FileToSend = {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  readonly picture?: Picture
}

/** Files as words speak of them, and the texts of their parts. Throws Problem `too-large` for one of them, `too-many` for all. */
export const cutFiles = (
  files: readonly FileToSend[],
): { readonly files: readonly AttachedFile[]; readonly parts: readonly string[] } => {
  if (files.some(({ bytes }) => bytes.length > limits.fileBytes)) throw new Problem('too-large')
  const cut = files.map(({ bytes }) => cutParts(bytes))
  const parts = cut.flat()
  if (files.length > limits.files || parts.length > limits.parts) throw new Problem('too-many')
  const attached = files.map(({ name, type, bytes, picture }, nth) => ({
    name: fileNameOf(name),
    type: fileTypeOf(type),
    bytes: bytes.length,
    parts: cut[nth]?.length ?? 0,
    ...(picture && { picture: described(picture) }),
  }))
  return { files: attached, parts }
}

/** With what it shows, if that says anything, and no longer than it may be. */
export const described = ({ width, height, alt = '' }: Picture): Picture => {
  const said = alt.trim().slice(0, limits.pictureAlt)
  return said ? { width, height, alt: said } : { width, height }
}
