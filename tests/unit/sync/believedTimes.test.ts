import type { TalkDocId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { expect, test } from 'vitest'
import { say } from '../../support/house'
import { room } from '../../support/room'

test('what is said while a month has been looked at for a while bears its own time, and a clock far ahead is not believed', async () => {
  const r = await room(31, 'anna', 'idris')
  r.connectAll()
  await say(r, r.anna, 'At the beginning')
  await r.pass(500)
  const [month] = r.idris.replica.months()
  const { line, release } = await r.when(r.idris.replica.hold(month as TalkDocId))
  const later = 2 * limits.clockAhead
  await r.pass(later)
  const now = r.clock.now()
  await say(r, r.anna, 'A good while later')
  await r.pass(500)
  expect(line.messages().at(-1)?.at).toBeGreaterThanOrEqual(now)

  r.anna.clock.offset = 60 * 60 * 1000
  await say(r, r.anna, 'By a clock that is an hour ahead')
  await r.pass(500)
  expect(line.messages().at(-1)?.at).toBeLessThanOrEqual(r.clock.now() + limits.clockAhead)
  release()
})
