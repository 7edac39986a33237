import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { buildArchive } from '#shared/archive/buildArchive'
import type { DocumentStore } from '#shared/ports/documentStore.port'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { collectArchive } from '../../../renderer/commands/collectArchive'
import { postMessage } from '../../../renderer/commands/postMessage'
import { houseOf } from '../../support/house'
import { room } from '../../support/room'

const MB = 1_000_000
const FILES = { count: 30, bytes: MB }
/** Pieces of the zip from one look at the memory to the next: a look takes as long as several pieces. */
const EACH = 6

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is in memory, and can't be let go of, in bytes. */
const held = async (): Promise<number> => {
  collectGarbage()
  // Of buffers it is told a moment later.
  await setImmediate()
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

test('an archive is made without its files being in memory at once', async () => {
  const r = await room(91, 'anna')
  const random = createSeededRandomness(5)
  const type = 'audio/mpeg'
  for (let nth = 0; nth < FILES.count; nth += 1) {
    const bytes = random.bytes(FILES.bytes) as Uint8Array<ArrayBuffer>
    await r.when(postMessage(houseOf(r, r.anna))({ text: `Song ${nth}`, files: [{ name: `${nth}.mp3`, type, bytes }] }))
  }
  await r.pass(3_000)
  const { replica, clock, store: disk } = r.anna
  // A disk makes what it gives anew for who asks; that of the fake is in memory in any case.
  const contents: DocumentStore['contents'] = async (...asked) =>
    new Map([...(await disk.contents(...asked))].map(([hash, bytes]) => [hash, bytes.slice()]))
  const store = { ...disk, contents }

  const before = await held()
  const looks: number[] = []
  let [pieces, written] = [0, 0]
  const look = async ({ length }: Uint8Array): Promise<void> => {
    pieces += 1
    written += length
    if (pieces % EACH === 0) looks.push((await held()) - before)
  }
  const made = { language: 'en', version: '0.1.0', timeZone: 'UTC' } as const
  const noPause = async (): Promise<void> => undefined
  await r.when(collectArchive({ replica, store, clock, ...made }).then((input) => buildArchive(input, noPause, look)))
  // Each is in it twice: as it is, and in the words that were signed for.
  expect(written).toBeGreaterThan(2 * FILES.count * FILES.bytes)
  expect(looks.length).toBeGreaterThan(5)
  expect(Math.max(...looks)).toBeLessThan(FILES.count * FILES.bytes)
}, 120_000)
