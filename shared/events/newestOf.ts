import type { StreamDocId } from '../protocol/ids'
import type { Edition, Part, PlacedEvent, Posted, SnugEvent } from './event'
import { eventIdOf } from './eventId'
import { streamsOf } from './mergeStreams'

/**
 * The newest messages and editions of a document, as a start without the rest: every one of it that was written at `since` or
 * later is among them, and every part, of which none is older than what it belongs to. `since` is 0 when they are all there are.
 */
export type Newest = { readonly since: number; readonly posts: readonly PlacedEvent<Posted | Edition | Part>[] }

const parse = (text: string): SnugEvent => JSON.parse(text.slice(text.indexOf('.') + 1)) as SnugEvent

/**
 * At least the `count` newest messages of an update to a talk document that this machine has checked before. Only
 * streams that end late enough are taken apart: within a stream times do not go back.
 */
export const newestOf = async (update: Uint8Array, doc: StreamDocId, count: number): Promise<Newest> => {
  const streams = streamsOf([update])
    .map((stream) => ({ ...stream, until: parse(stream.texts.at(-1) ?? '').at }))
    .sort((a, b) => b.until - a.until)
  const posts: PlacedEvent<Posted | Edition>[] = []
  const parts: PlacedEvent<Part>[] = []
  let since = 0
  for (const { client, texts, until } of streams) {
    if (until < since) break
    // From its end, as far as it is needed.
    for (let at = texts.length - 1; at >= 0; at -= 1) {
      const event = parse(texts[at] ?? '')
      if (event.at < since) break
      if (event.kind !== 'message' && event.kind !== 'edition' && event.kind !== 'part') continue
      const id = await eventIdOf(texts[at] ?? '')
      if (event.kind === 'part') parts.push({ id, in: doc, client, event: event as SnugEvent<Part> })
      else posts.push({ id, in: doc, client, event: event as SnugEvent<Posted | Edition> })
    }
    posts.sort((a, b) => b.event.at - a.event.at)
    since = posts[count - 1]?.event.at ?? 0
  }
  return { since, posts: [...posts, ...parts].filter(({ event }) => event.at >= since) }
}
