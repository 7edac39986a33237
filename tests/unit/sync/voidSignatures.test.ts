import { encodeRuns } from '#shared/events/encodeRuns'
import type { Device } from '#shared/ports/keychain.port'
import { encodeWire } from '#shared/protocol/wire'
import { expect, test } from 'vitest'
import { room } from '../../support/room'
import { openStream, writeMessages } from '../../support/streams'

const doc = 'talk/2026-01'
/** More than go into one piece of an answer. */
const MANY = 700

test('void signatures below a valid one keep no honest member from catching up with another', async () => {
  const r = await room(91, 'anna', 'idris', 'mallory')
  const { anna, idris, mallory } = r
  r.connect(anna, mallory)
  r.connect(anna, idris)
  await r.pass(2_000)
  r.crash(idris)

  let signed = 0
  const signer: Device = {
    id: mallory.device.id,
    sign: async (message) => ((signed += 1) < MANY ? new Uint8Array(64) : mallory.device.sign(message)),
  }
  const writer = await openStream({ room: r.id, doc, device: signer, random: r.random })
  const texts = (await writeMessages(writer, MANY, r.clock.now())).map(({ text }) => text)
  const update = encodeRuns([{ client: writer.client, from: 0, texts }])
  r.crash(mallory)
  const link = r.lay(anna, mallory, () => 5)
  anna.replica.connect(link.ends[0])
  link.ends[1].send(encodeWire({ is: 'update', doc, update, contents: [], answers: false, done: true }))
  await r.pass(2_000)
  expect(await r.when(anna.replica.events(doc))).toHaveLength(MANY)
  link.cut('enough')

  await r.restart(idris)
  const cable = r.connect(anna, idris)
  await r.pass(20_000)
  expect(cable.over).toBeUndefined()
  expect(await r.when(idris.replica.events(doc))).toHaveLength(MANY)
})
