import { Problem } from '#shared/protocol/problem'

/** Control characters, and those that turn the direction of a text around: a name must not be able to disguise itself. */
const FORBIDDEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/**
 * A name as it may be kept: composed (NFC), without control and direction characters, single spaces, trimmed.
 * Throws Problem `empty` or `too-long` (more than `most` characters).
 */
export const checkName = (name: string, most: number): string => {
  const clean = name.normalize('NFC').replaceAll(FORBIDDEN, '').replaceAll(/\s+/g, ' ').trim()
  if (!clean) throw new Problem('empty')
  if ([...clean].length > most) throw new Problem('too-long', `${[...clean].length} of ${most} characters`)
  return clean
}
