import { fromBase64url, toBase64url } from '#shared/crypto/base64url'

/** Bytes that are written as text at once, some milliseconds' work: a multiple of three, so that the pieces join. */
const SLICE = 384 * 1024
const LETTERS = (SLICE / 3) * 4

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** A file's bytes as text, without holding up whoever goes on typing. */
export const writeInSlices = async (bytes: Uint8Array): Promise<string> => {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += SLICE) {
    if (at > 0) await nextTask()
    pieces.push(toBase64url(bytes.subarray(at, at + SLICE)))
  }
  return pieces.join('')
}

/** The inverse; throws for a text that no bytes were written as. */
export const readInSlices = async (text: string): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  for (let at = 0; at < text.length; at += LETTERS) {
    if (at > 0) await nextTask()
    bytes.set(fromBase64url(text.slice(at, at + LETTERS)), (at / 4) * 3)
  }
  return bytes
}
