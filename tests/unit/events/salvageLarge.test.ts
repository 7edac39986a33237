import { mergeStreams, streamsOf } from '#shared/events/mergeStreams'
import { guardUpdate } from '#shared/events/guardUpdate'
import { salvage } from '#shared/events/salvage'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { signedDocName } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { expect, test, vi } from 'vitest'
import { openStream, seededDevice, someRoom, writeMessages } from '../../support/streams'

/** A message that holds twenty events, so that a month which does not go into one need not be of 32 MiB. */
vi.mock('#shared/protocol/limits', async (original) => {
  const { limits: real } = await original<typeof import('#shared/protocol/limits')>()
  return { limits: { ...real, messageBytes: 12_000 } }
})

test('of a document that does not go into one message all is good that was good', async () => {
  const [doc, random, room] = ['talk/2026-01' as const, createSeededRandomness(31), await someRoom()]
  const updates: Uint8Array<ArrayBuffer>[] = []
  for (let streams = 0; streams < 4; streams += 1) {
    const writer = await openStream({ room, doc, device: await seededDevice(random), random })
    updates.push(...(await writeMessages(writer, 20)).map(({ update }) => update))
  }
  const whole = mergeStreams(updates) ?? new Uint8Array()
  expect(whole.length).toBeGreaterThan(limits.messageBytes)
  const signedName = signedDocName(room, doc)
  await expect(guardUpdate(whole, signedName, doc)).rejects.toThrow('too large')
  const good = await salvage([whole], signedName, doc)
  expect(streamsOf(good).map(({ texts }) => texts.length)).toEqual([20, 20, 20, 20])
})
