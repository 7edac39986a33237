import { digest } from 'lib0/hash/sha256'
import * as z from 'zod'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import { concat, fromUtf8, utf8 } from '../crypto/bytes'
import { parseHubAddress } from './hubAddress'
import { Problem } from './problem'

/** What a link leads to: a room, as a newcomer; or a member, as one more of their devices. */
export type LinkKind = 'join' | 'device'

/** So many bytes of its SHA-256 stand behind the fields: a damaged link is told from one that nobody answers. */
const SUM = 4
const sumOf = (fields: Uint8Array): Uint8Array => digest(fields).subarray(0, SUM)

/** The hubs (`host:port`) with which the fields of every link end. */
export const linkHubs = z
  .array(
    z
      .string()
      .max(260)
      .refine((text) => parseHubAddress(text) !== undefined),
  )
  .max(8)

/**
 * A link as text: `snug://join#…`. Of `fields`, only the last, the hubs, is a list, and nothing in any of them may hold
 * `]]`: that is how a reader finds their end.
 */
export const formatLink = (kind: LinkKind, fields: readonly unknown[]): string => {
  const bytes = utf8(JSON.stringify(fields))
  return `snug://${kind}#${toBase64url(concat(bytes, sumOf(bytes)))}`
}

/** What a person may paste beside a link, and the longest code a link has. Characters. */
const LONGEST_TEXT = 100_000
const LONGEST_CODE = 4_000

/** What mail programs put into long lines: breaks, quotation marks at their start, soft and invisible hyphens. */
const INTERRUPTIONS = /[\s>=\u00AD\u200B-\u200D\u2060\uFEFF]/g

const BEFORE: { readonly [Kind in LinkKind]: RegExp } = {
  join: /snug:\/\/join\/?(?:#|%23)/i,
  device: /snug:\/\/device\/?(?:#|%23)/i,
}

/** Whether there is the beginning of such a link in what a person pasted. */
export const mentionsLink = (kind: LinkKind, pasted: string): boolean => BEFORE[kind].test(tidied(pasted))

/**
 * Reads what a person pasted. Words around the link and breaks within it do not matter; of several links the first
 * whole one that `read` takes counts. Throws Problem `invitation-broken` when there is none.
 */
export const readLink = <Link>(kind: LinkKind, pasted: string, read: (fields: unknown) => Link): Link => {
  let cause: unknown
  const [, ...behind] = tidied(pasted).split(BEFORE[kind])
  for (const piece of behind) {
    const [code = ''] = /^[\w-]*/.exec(piece) ?? []
    try {
      return read(readCode(code.slice(0, LONGEST_CODE)))
    } catch (error) {
      cause ??= error
    }
  }
  throw new Problem('invitation-broken', cause ? 'the link is damaged or incomplete' : 'no link found', { cause })
}

const tidied = (pasted: string): string => pasted.slice(0, LONGEST_TEXT).replaceAll(INTERRUPTIONS, '')

/** The words behind the link may have run into it: its fields say themselves where they end. */
const readCode = (code: string): unknown => {
  const bytes = fromBase64url(code.padEnd(Math.ceil(code.length / 4) * 4, 'A'))
  const end = bytes.findIndex((byte, at) => byte === CLOSING && bytes[at + 1] === CLOSING) + 2
  const fields = bytes.subarray(0, end)
  const sum = bytes.subarray(end, end + SUM)
  if (end < 2 || toBase64url(sum) !== toBase64url(sumOf(fields))) throw new Error('the sum is another')
  return JSON.parse(fromUtf8(fields))
}

/** `]`: the list of hubs and the list of fields end together, and nowhere else. */
const CLOSING = 0x5d
