import { partsFor } from '#shared/contents/fileParts'
import { limits } from '#shared/protocol/limits'

/** Why a file does not go along with a message. */
export type Refusal = {
  readonly why: 'tooMany' | 'tooLarge' | 'tooLargeTogether' | 'empty' | 'unreadable'
  readonly name: string
}

/** Bytes that all that goes along with one message has at most. */
export const MOST_TOGETHER = limits.parts * limits.partBytes

/** A picture is made smaller: it may be so large before. Bytes. */
const MOST_BEFORE = 40 * 1024 * 1024

/** What can be said of a file before it is read. */
export const mayPrepare = ({ name, type, size }: File, others: readonly unknown[]): Refusal | undefined => {
  const most = type.startsWith('image/') ? MOST_BEFORE : limits.fileBytes
  if (others.length >= limits.files) return { why: 'tooMany', name }
  if (size === 0) return { why: 'empty', name }
  return size > most ? { why: 'tooLarge', name } : undefined
}

type Sized = { readonly name: string; readonly bytes?: Uint8Array | undefined }

/** Whether it fits in beside the others, as it is to be sent. */
export const mayAttach = ({ name, bytes = NONE }: Sized, others: readonly Sized[]): Refusal | undefined => {
  if (bytes.length > limits.fileBytes) return { why: 'tooLarge', name }
  const parts = [bytes, ...others.map((other) => other.bytes ?? NONE)].map((one) => partsFor(one.length))
  const together = parts.reduce((sum, one) => sum + one, 0)
  return together > limits.parts ? { why: 'tooLargeTogether', name } : undefined
}

const NONE = new Uint8Array(0)
