import * as z from 'zod'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import type { InvitationId, RoomId } from './ids'
import { isHash } from './ids'
import { formatLink, linkHubs, readLink } from './linkText'

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

const hash = z.string().refine(isHash)
const schema = z.tuple([z.literal(1), hash, hash, hash, z.number().int().nonnegative(), linkHubs])

/** The link as text: `snug://join#…`. */
export const formatInvitation = (link: InvitationLink): string => {
  const { room, invitation, seed, expiresAt, hubs } = link
  return formatLink('join', [1, room, invitation, toBase64url(seed), expiresAt, hubs])
}

/**
 * Reads what a person pasted. Words around the link and breaks within it do not matter; of several links the first
 * whole one counts. Throws Problem `invitation-broken` when there is none.
 */
export const parseInvitation = (pasted: string): InvitationLink =>
  readLink('join', pasted, (fields) => {
    const [, room, invitation, seed, expiresAt, hubs] = schema.parse(fields)
    return { room: room as RoomId, invitation: invitation as InvitationId, seed: fromBase64url(seed), expiresAt, hubs }
  })
