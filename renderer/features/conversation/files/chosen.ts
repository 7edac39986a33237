import type { FileDraft } from '../../../commands/fileDrafts'
import type { FileToSend } from '../../../commands/filesToSend'

/** A file that somebody has chosen, below the field in which they write. */
export type Chosen = Omit<FileDraft, 'bytes'> & {
  /** As they are sent; absent while they are being made ready. */
  readonly bytes?: FileDraft['bytes']
  /** What was chosen; absent where it was read back from the drafts. */
  readonly original?: File
}

/** Whether it can leave. */
export const isReady = (one: Chosen): one is Chosen & FileDraft => one.bytes !== undefined

/** As it is kept. */
export const toDraft = (one: Chosen): readonly FileDraft[] => {
  if (!isReady(one)) return []
  const { id, name, type, size, bytes, picture, alt, asItIs } = one
  return [{ id, name, type, size, bytes, picture, alt, asItIs }]
}

/** As it leaves. */
export const toSend = ({ name, type, bytes, picture, alt }: FileDraft): FileToSend => {
  const says = alt?.trim()
  return { name, type, bytes, ...(picture ? { picture: { ...picture, ...(says ? { alt: says } : {}) } } : {}) }
}
