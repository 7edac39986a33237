import * as z from 'zod'
import { safeName } from '../archive/safeName'
import type { AttachedFile } from '../events/event'
import { limits } from '../protocol/limits'
import { joinParts, partsFor } from './fileParts'

/** What nothing is known of. */
const UNKNOWN_TYPE = 'application/octet-stream'
const TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/
const EXTENSION = /\.[\p{L}\p{N}]{1,12}$/u

/** A file's name as it can be shown, and saved on any system: of a long one the extension stays. */
export const fileNameOf = (name: string): string => {
  const clean = safeName(name, '', limits.fileName * 4)
  if (new TextEncoder().encode(clean).length <= limits.fileName) return clean || 'file'
  const [extension = ''] = EXTENSION.exec(clean) ?? []
  const most = limits.fileName - new TextEncoder().encode(extension).length
  return safeName(clean.slice(0, clean.length - extension.length), 'file', most) + extension
}

/** A media type without its parameters; what is none is said to be unknown. */
export const fileTypeOf = (type: string): string => {
  const plain = type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return plain.length <= limits.fileType && TYPE.test(plain) ? plain : UNKNOWN_TYPE
}

const side = z.number().int().min(1).max(limits.pictureSide)
/** Of a file whose size and parts do not belong together nothing can be shown. */
const file = z
  .object({
    name: z
      .string()
      .max(limits.fileName * 4)
      .transform(fileNameOf),
    type: z
      .string()
      .max(limits.fileType * 4)
      .transform(fileTypeOf),
    bytes: z.number().int().min(0).max(limits.fileBytes),
    parts: z.number().int().min(0).max(limits.parts),
    picture: z
      .object({ width: side, height: side, alt: z.string().max(limits.pictureAlt).optional() })
      .optional()
      .catch(undefined),
  })
  .refine(({ bytes, parts }) => parts === partsFor(bytes))

/** What words say of files. A list that is not as it should be says nothing. */
export const attachedFiles = z
  .array(file)
  .min(1)
  .max(limits.files)
  .refine((files) => partsOf(files) <= limits.parts)
  .transform((files): readonly AttachedFile[] => files.map(asAttached))

const asAttached = ({ name, type, bytes, parts, picture }: z.output<typeof file>): AttachedFile => {
  if (!picture) return { name, type, bytes, parts }
  const { width, height, alt } = picture
  return { name, type, bytes, parts, picture: alt === undefined ? { width, height } : { width, height, alt } }
}

/** How many parts all of them have. */
export const partsOf = (files: readonly Pick<AttachedFile, 'parts'>[]): number =>
  files.reduce((sum, { parts }) => sum + parts, 0)

/** The nth of the files, with those of a message's parts that are its own; undefined if there is no such file. */
export const fileAt = <One>(
  files: readonly AttachedFile[],
  parts: readonly One[],
  nth: number,
): { readonly file: AttachedFile; readonly parts: readonly One[] } | undefined => {
  const file = files[nth]
  const from = partsOf(files.slice(0, nth))
  // Parts that nothing is said of, or files without parts: nobody knows which is whose.
  if (!file || partsOf(files) !== parts.length) return undefined
  return { file, parts: parts.slice(from, from + file.parts) }
}

/** A file's bytes from the texts of its parts; undefined for what it can't be. */
export const readFile = (
  { bytes, parts }: AttachedFile,
  texts: readonly string[],
): Uint8Array<ArrayBuffer> | undefined => {
  const whole = texts.length === parts ? joinParts(texts) : undefined
  return whole?.length === bytes ? whole : undefined
}
