import * as z from 'zod'
import { fromBase64url, toBase64url } from '../crypto/base64url'
import { fromUtf8, utf8 } from '../crypto/bytes'
import type { DeviceId, RoomId } from './ids'
import { isHash } from './ids'
import { limits } from './limits'
import { formatLink, linkHubs, mentionsLink, readLink } from './linkText'

/**
 * What a link carries that makes a machine one more device of a member. Whoever has it becomes that member, in that room:
 * so it is good once, for a short time, and only at the machine that shows it.
 */
export type DeviceLink = {
  readonly room: RoomId
  /** The member's device that shows it: it alone keeps the door. */
  readonly host: DeviceId
  /** 32 random bytes from which the door and the link's key are derived. */
  readonly seed: Uint8Array<ArrayBuffer>
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** Whose device one becomes, and in which room: to be shown before one knocks. The ledger has the last word on both. */
  readonly memberName: string
  /** What the member is called by now, where that is another name than the ledger's. */
  readonly called?: string
  readonly roomName: string
  /** `host:port` */
  readonly hubs: readonly string[]
}

/** Names are in base64url: brackets in them would end the link. */
const name = (most: number): z.ZodType<string> =>
  z
    .string()
    .max(most * 6)
    .transform((text) => fromUtf8(fromBase64url(text)))
    .refine((text) => text !== '' && [...text].length <= most)
const hash = z.string().refine(isHash)
const time = z.number().int().nonnegative()
const member = name(limits.memberName)
const room = name(limits.roomName)
const schema = z.union([
  z.tuple([z.literal(1), hash, hash, hash, time, member, room, linkHubs]),
  // The member's present name stands behind the ledger's.
  z.tuple([z.literal(2), hash, hash, hash, time, member, member, room, linkHubs]),
])

/** The link as text: `snug://device#…`. In the first version where it has nothing to say that this lacks. */
export const formatDeviceLink = (link: DeviceLink): string => {
  const { room: id, host, seed, expiresAt, memberName, called, roomName, hubs } = link
  const names = [memberName, ...(called === undefined ? [] : [called]), roomName].map((text) => toBase64url(utf8(text)))
  const version = called === undefined ? 1 : 2
  return formatLink('device', [version, id, host, toBase64url(seed), expiresAt, ...names, hubs])
}

/** Whether what a person pasted has to do with a device and not with an invitation. */
export const isDeviceLink = (pasted: string): boolean => mentionsLink('device', pasted)

/** Reads what a person pasted, as `parseInvitation` does. Throws Problem `invitation-broken`. */
export const parseDeviceLink = (pasted: string): DeviceLink =>
  readLink('device', pasted, (text) => {
    const fields = schema.parse(text)
    const [, id, host, seed, expiresAt, memberName] = fields
    const [roomName, hubs] = fields[0] === 1 ? [fields[6], fields[7]] : [fields[7], fields[8]]
    return {
      room: id as RoomId,
      host: host as unknown as DeviceId,
      seed: fromBase64url(seed),
      expiresAt,
      memberName,
      ...(fields[0] === 2 ? { called: fields[6] } : {}),
      roomName,
      hubs,
    }
  })
