import * as z from 'zod'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { MessageId, RoomId } from '#shared/protocol/ids'
import { isHash } from '#shared/protocol/ids'

const schema = z.object({
  /** How one wants to be seen by the others. */
  seen: z.enum(['name', 'counted', 'unseen']).catch('name'),
  /** Of what the system notifies one. */
  notify: z.enum(['mentions', 'digest', 'nothing']).catch('nothing'),
  /** Shelves whose notes the list does not show. */
  folded: z.array(z.string()).catch([]),
  /** Editions that were opened. */
  opened: z.array(z.custom<MessageId>(isHash)).catch([]),
})
export type RoomChoices = z.infer<typeof schema>

/** What the person has chosen for one room. It stays on this machine; what follows from it is told by what is sent. */
export type KeptChoices = {
  now(): RoomChoices
  /** Holds at once; resolves when it is on disk, rejects with the store's Problem. */
  change(to: Partial<RoomChoices>): Promise<void>
}

/** Under which key of the profile a room's choices lie. */
export const choicesKey = (room: RoomId): string => `room/${room}`

export const openChoices = async (profile: ProfileStore, room: RoomId): Promise<KeptChoices> => {
  const key = choicesKey(room)
  let now = schema.parse((await profile.get(key)) ?? {})
  return {
    now: () => now,
    change: (to) => {
      now = { ...now, ...to }
      return profile.set(key, now)
    },
  }
}
