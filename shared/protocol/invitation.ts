import * as z from 'zod'
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
const hubAddress = z.string().max(260).refine((text) => parseHubAddress(text) !== undefined)
const schema = z.tuple([z.literal(1), hash, hash, hash, z.number().int().nonnegative(), z.array(hubAddress).max(8)])

/** Splits `host:port` (IPv6 in brackets). Returns undefined if it is not one. */
export const parseHubAddress = (text: string): { host: string; port: number } | undefined => {
  const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]{1,253}):(\d{1,5})$/.exec(text.trim())
  const port = Number(match?.[2])
  return match?.[1] && port >= 1 && port <= 65_535 ? { host: match[1], port } : undefined
}

/** base64url without padding. */
const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))

/** The link as text: `snug://join#…`. */
export const formatInvitation = (link: InvitationLink): string => {
  const fields = [1, link.room, link.invitation, toText(link.seed), link.expiresAt, link.hubs]
  return PREFIX + toText(new TextEncoder().encode(JSON.stringify(fields)))
}

/**
 * Reads what a person pasted: white space, quotes and words around the link do not matter.
 * Throws Problem `invitation-broken` when no whole link is in it.
 */
export const parseInvitation = (pasted: string): InvitationLink => {
  const code = /snug:\/\/join\/?#([A-Za-z0-9_-]{40,4000})/.exec(pasted.replaceAll(/\s+/g, ''))?.[1]
  if (!code) throw new Problem('invitation-broken', 'no link found')
  try {
    const fields = schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(toBytes(code))))
    const [, room, invitation, seed, expiresAt, hubs] = fields
    return { room: room as RoomId, invitation: invitation as InvitationId, seed: toBytes(seed), expiresAt, hubs }
  } catch (cause) {
    throw new Problem('invitation-broken', 'the link is damaged or incomplete', { cause })
  }
}
