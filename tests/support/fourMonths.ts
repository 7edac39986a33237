import type { Signalling } from '#shared/ports/signalling.port'
import { projectRoom } from '../../renderer/state/roomProjection'
import type { WholeRoomView } from '../../renderer/state/views'
import { room } from './room'

const DAY = 24 * 60 * 60 * 1000
const signalling = { status: 'connected', onStatus: () => () => undefined } as unknown as Signalling

/** Anna's screen, in a room of four months with `each` messages in each of them. */
export const fourMonths = async (seed: number, each: number) => {
  const r = await room(seed, 'anna')
  const posted = []
  for (let month = 0; month < 4; month += 1) {
    for (let at = 0; at < each; at += 1) {
      const text = `${month}.${at}`
      posted.push((await r.anna.replica.appendTalk({ kind: 'message' }, { v: 1, text })).placed)
    }
    await r.pass(1_000)
    r.anna.clock.offset += 31 * DAY
  }
  await r.restart(r.anna)
  let view: WholeRoomView | undefined
  const projection = projectRoom({ replica: r.anna.replica, clock: r.anna.clock, signalling })
  projection.show((next) => (view = next))
  await r.pass(1_000)
  const texts = () => view!.messages.map(({ words }) => (words.kind === 'text' ? words.text : words.kind))
  return { r, posted, projection, texts, view: () => view! }
}
