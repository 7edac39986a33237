import { Problem } from './problem'

/** Control characters, and those that turn the direction of a text around: a name must not be able to disguise itself. */
const FORBIDDEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** A name without what it could disguise itself with, for where it is shown as plain text; '' if nothing else is in it. */
export const cleanName = (name: string): string =>
  name.normalize('NFC').replaceAll(FORBIDDEN, '').replaceAll(/\s+/g, ' ').trim()

/**
 * A name as it may be kept: composed (NFC), without control and direction characters, single spaces, trimmed.
 * Throws Problem `empty` or `too-long` (more than `most` characters).
 */
export const checkName = (name: string, most: number): string => {
  const kept = cleanName(name)
  if (!kept) throw new Problem('empty')
  if ([...kept].length > most) throw new Problem('too-long', `${[...kept].length} of ${most} characters`)
  return kept
}

/** Whether somebody else's machine has kept to `checkName`. */
export const isName = (name: string, most: number): boolean =>
  name !== '' && cleanName(name) === name && [...name].length <= most
