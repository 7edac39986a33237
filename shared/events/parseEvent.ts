import { utf8 } from '../crypto/bytes'
import { limits } from '../protocol/limits'
import type { SnugEvent } from './event'
import { checkEvent, checkPlace } from './eventSchema'
import { Refused } from './refused'

export type ParsedEvent = {
  readonly event: SnugEvent
  /** base64url, 86 characters: decoded only where it is verified. */
  readonly signature: string
  readonly json: string
}

/** A letter has three bytes at most, or four as two: so few need not be counted in bytes. */
const FEW = limits.eventBytes / 3
/** 64 bytes as base64url: of the last character's bits the lowest four are zero. */
const SIGNATURE = 86
const CANONICAL = /^[A-Za-z0-9_-]{85}[AQgw]$/

/**
 * Takes a stored string apart. Throws Refused when it is not the canonical form of an event: another order of keys, a
 * space too many, a repeated or an unknown key are other strings for the same event, and none of them may exist.
 */
export const parseEvent = (text: string, inLedger: boolean): ParsedEvent =>
  parseWith(text, (json) => {
    const event = checkEvent(JSON.parse(json), inLedger)
    if (JSON.stringify(event) !== json) throw new Error('not in its canonical form')
    return event
  })

/**
 * The same of what this machine has kept, and perhaps a later version has written here, whose kinds are unknown: only its signature and its
 * place are looked at, which is all that tells whether the disk has changed it.
 */
export const parseKept = (text: string): ParsedEvent => parseWith(text, (json) => checkPlace(JSON.parse(json)))

const parseWith = (text: string, read: (json: string) => SnugEvent): ParsedEvent => {
  if (text.length > limits.eventBytes || text[SIGNATURE] !== '.') throw new Refused('not an event')
  if (text.length > FEW && utf8(text).length > limits.eventBytes) throw new Refused('longer than 2 KiB')
  const [signature, json] = [text.slice(0, SIGNATURE), text.slice(SIGNATURE + 1)]
  if (!CANONICAL.test(signature)) throw new Refused('not an event')
  try {
    return { event: read(json), signature, json }
  } catch (cause) {
    throw new Refused('not an event', { cause })
  }
}
