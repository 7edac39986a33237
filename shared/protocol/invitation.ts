import { digest } from 'lib0/hash/sha256'
import * as z from 'zod'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import { concat, fromUtf8, utf8 } from '../crypto/bytes'
import type { InvitationId, RoomId } from './ids'
import { isHash } from './ids'
import { Problem } from './problem'

/** What an invitation link carries. All of it stands behind the `#`, which no browser sends to a server. */
export type InvitationLink = {
  readonly room: RoomId
  readonly invitation: InvitationId
  /** 32 random bytes from which the door and the invitation's key are derived. */
  readonly seed: Uint8Array<ArrayBuffer>
  /** Milliseconds since 1970; a hint for the newcomer, the ledger decides. */
  readonly expiresAt: number
  /** `host:port` */
  readonly hubs: readonly string[]
}

const PREFIX = 'snug://join#'
const hash = z.string().refine(isHash)
const hubAddress = z
  .string()
  .max(260)
  .refine((text) => parseHubAddress(text) !== undefined)
const schema = z.tuple([z.literal(1), hash, hash, hash, z.number().int().nonnegative(), z.array(hubAddress).max(8)])

/** Splits `host:port` (IPv6 in brackets). Returns undefined if it is not one. */
export const parseHubAddress = (text: string): { host: string; port: number } | undefined => {
  const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253}):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[2])
  return match?.[1] && port >= 1 && port <= 65_535 ? { host: match[1], port } : undefined
}

/** So many bytes of its SHA-256 stand behind the fields: a damaged link is told from one that nobody answers. */
const SUM = 4
const sumOf = (fields: Uint8Array): Uint8Array => digest(fields).subarray(0, SUM)

/** The link as text: `snug://join#…`. */
export const formatInvitation = (link: InvitationLink): string => {
  const { room, invitation, seed, expiresAt, hubs } = link
  const fields = utf8(JSON.stringify([1, room, invitation, toBase64url(seed), expiresAt, hubs]))
  return PREFIX + toBase64url(concat(fields, sumOf(fields)))
}

/** What a person may paste beside a link, and the longest code a link has. Characters. */
const LONGEST_TEXT = 100_000
const LONGEST_CODE = 4_000

/** What mail programs put into long lines: breaks, quotation marks at their start, soft and invisible hyphens. */
const INTERRUPTIONS = /[\s>=\u00AD\u200B-\u200D\u2060\uFEFF]/g

/**
 * Reads what a person pasted. Words around the link and breaks within it do not matter; of several links the first
 * whole one counts. Throws Problem `invitation-broken` when there is none.
 */
export const parseInvitation = (pasted: string): InvitationLink => {
  const text = pasted.slice(0, LONGEST_TEXT).replaceAll(INTERRUPTIONS, '')
  let cause: unknown
  const [, ...behind] = text.split(/snug:\/\/join\/?(?:#|%23)/i)
  for (const piece of behind) {
    const [code = ''] = /^[\w-]*/.exec(piece) ?? []
    try {
      return readCode(code.slice(0, LONGEST_CODE))
    } catch (error) {
      cause ??= error
    }
  }
  throw new Problem('invitation-broken', cause ? 'the link is damaged or incomplete' : 'no link found', { cause })
}

/** The words behind the link may have run into it: its fields say themselves where they end. */
const readCode = (code: string): InvitationLink => {
  const bytes = fromBase64url(code.padEnd(Math.ceil(code.length / 4) * 4, 'A'))
  const end = bytes.findIndex((byte, at) => byte === CLOSING && bytes[at + 1] === CLOSING) + 2
  const fields = bytes.subarray(0, end)
  const sum = bytes.subarray(end, end + SUM)
  if (end < 2 || toBase64url(sum) !== toBase64url(sumOf(fields))) throw new Error('the sum is another')
  const [, room, invitation, seed, expiresAt, hubs] = schema.parse(JSON.parse(fromUtf8(fields)))
  return { room: room as RoomId, invitation: invitation as InvitationId, seed: fromBase64url(seed), expiresAt, hubs }
}

/** `]`: the list of hubs and the list of fields end together, and nowhere else. */
const CLOSING = 0x5d
