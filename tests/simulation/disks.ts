import { NO_HEADS, unpackHeads } from '#shared/events/packHeads'
import type { Hash, StreamDocId } from '#shared/protocol/ids'
import type { World } from './world'

const disks = ({ r, honest }: World) => honest.flatMap(({ disk }) => disk.rooms.get(r.id) ?? [])

/** Whether the words are on any honest member's disk. */
export const isKept = (world: World, hash: Hash): boolean => disks(world).some(({ contents }) => contents.has(hash))

/** How many entries of a stream the disk has that has most of it. */
export const longestOf = (world: World, doc: StreamDocId, client: number): number =>
  Math.max(
    0,
    ...disks(world).map(
      ({ summaries }) =>
        unpackHeads(summaries.get(doc)?.heads ?? NO_HEADS).find((head) => head.client === client)?.length ?? 0,
    ),
  )
