import type { FakeClock } from '#shared/ports/clock.fake'
import { createFakeClock } from '#shared/ports/clock.fake'
import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import { beforeEach, expect, test } from 'vitest'
import { createDrafts } from '../../../renderer/commands/drafts'
import type { FileDraft, FileDrafts } from '../../../renderer/commands/fileDrafts'
import { createFileDrafts } from '../../../renderer/commands/fileDrafts'

let clock: FakeClock
let disk: ProfileStore
let written: string[]
let problems: string[]
let drafts: ReturnType<typeof createDrafts>
let files: FileDrafts

/** Snug begins, with what is on the disk. */
const start = (): void => {
  const profile: ProfileStore = {
    ...disk,
    set: async (key, value) => {
      if (value !== undefined) written.push(key.replace(/^draft\//, ''))
      await disk.set(key, value)
    },
  }
  const tell = ({ code }: { readonly code: string }): void => void problems.push(code)
  drafts = createDrafts(profile, clock, tell)
  files = createFileDrafts(drafts, tell)
}
/** The window is closed, and Snug begins anew. */
const startAnew = async (): Promise<void> => {
  await files.settled()
  await drafts.flush()
  start()
}

beforeEach(() => {
  clock = createFakeClock()
  disk = createMemoryProfile()
  ;[written, problems] = [[], []]
  start()
})

const bytesOf = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 9)) & 255)
const song: FileDraft = {
  id: 'song',
  name: 'Greta sings.mp3',
  type: 'audio/mpeg',
  size: 900_001,
  bytes: bytesOf(900_001),
  picture: undefined,
  alt: undefined,
  asItIs: false,
}
const bench: FileDraft = {
  ...song,
  id: 'bench',
  name: 'bench.webp',
  type: 'image/webp',
  bytes: bytesOf(2_000),
  picture: { width: 640, height: 480 },
  alt: 'A bench above the bay',
}

test('what was to go along with a message is there after Snug was closed, to the last byte', async () => {
  files.keep('room/conversation', [bench, song])
  await startAnew()
  const [first, second, ...others] = await files.read('room/conversation')
  expect([first, { ...second, bytes: song.bytes }, ...others]).toEqual([bench, song])
  expect(Buffer.from(second!.bytes).equals(song.bytes)).toBe(true)
  expect(await files.read('room/thread')).toEqual([])
})

test('describing a picture does not write its bytes again', async () => {
  files.keep('room/conversation', [bench])
  await startAnew()
  const [kept] = await files.read('room/conversation')
  written = []
  files.keep('room/conversation', [{ ...kept!, alt: 'Two benches' }])
  await startAnew()
  expect(written).toEqual(['room/conversation/files'])
  expect((await files.read('room/conversation'))[0]).toEqual({ ...bench, alt: 'Two benches' })
})

test('what was taken out, or has left, is gone from the disk', async () => {
  files.keep('room/conversation', [bench, song])
  await startAnew()
  files.keep('room/conversation', [song])
  await startAnew()
  expect([...(await disk.all('draft/')).keys()].sort()).toEqual([
    'draft/room/conversation/file/song',
    'draft/room/conversation/files',
  ])
  files.keep('room/conversation', [])
  await startAnew()
  expect((await disk.all('draft/')).size).toBe(0)
})

test('a picture that is sent as it was after all takes the place of the one that was drawn anew', async () => {
  files.keep('room/conversation', [bench])
  const original = { ...bench, bytes: bytesOf(3_000), picture: undefined, asItIs: true }
  files.keep('room/conversation', [original])
  await startAnew()
  expect(await files.read('room/conversation')).toEqual([original])
})

test('a list that cannot be read is none, and nothing else is kept from working', async () => {
  await disk.set('draft/room/conversation/files', '[{"id":7}]')
  expect(await files.read('room/conversation')).toEqual([])
  files.keep('room/conversation', [bench])
  await startAnew()
  expect(await files.read('room/conversation')).toEqual([bench])
  expect(problems).toEqual([])
})
