/** Separators, what Windows refuses, controls, and characters that turn the direction of a text around or hide in it. */
const FORBIDDEN = /[<>:"/\\|?*%#~\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
/** Names that Windows keeps for itself, whatever stands behind a dot. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i
/** UTF-8 bytes: with a number and an extension it stays below the 255 that file systems allow. */
const MOST = 120

/**
 * A title as the name of a file on any system, without extension: no separators, no dots at its edges, never empty,
 * at most `most` bytes. `otherwise` is taken when nothing of it is left.
 */
export const safeName = (title: string, otherwise: string, most = MOST): string => {
  const clean = trimmed(title.normalize('NFC').replaceAll(FORBIDDEN, ' ').replaceAll(/\s+/g, ' '))
  const short = trimmed(cut(clean, most))
  if (!short) return otherwise
  return RESERVED.test(short) ? `${short.replace(/^[^.]*/, '$&_')}` : short
}

/** A name that none of `taken` is equal to on a system that does not tell capitals from small letters. Adds it. */
export const uniqueName = (name: string, taken: Set<string>): string => {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name} ${number}`
    const key = candidate.normalize('NFKC').toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return candidate
  }
}

const trimmed = (name: string): string => name.replace(/^[\s.]+/, '').replace(/[\s.]+$/, '')

const cut = (name: string, most: number): string => {
  const encoder = new TextEncoder()
  let length = 0
  let kept = ''
  for (const character of name) {
    length += encoder.encode(character).length
    if (length > most) break
    kept += character
  }
  return kept
}
