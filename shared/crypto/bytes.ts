const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The UTF-8 bytes of a text. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text)

/** The text of UTF-8 bytes. Throws a TypeError when they are not UTF-8. */
export const fromUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

/** All bytes in one array, in order. */
export const concat = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The same bytes on a buffer of their own: what decoders hand out are often views that keep a whole message alive. */
export const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

/** Whether the first of these are the same bytes as all of those. */
export const beginsWith = (these: readonly Uint8Array[], those: readonly Uint8Array[]): boolean =>
  those.every((one, at) => {
    const other = these[at]
    return other?.length === one.length && one.every((byte, place) => byte === other[place])
  })
