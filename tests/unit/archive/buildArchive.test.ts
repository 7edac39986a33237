import { expect, test } from 'vitest'
import { buildArchive } from '#shared/archive/buildArchive'
import { verifyArchive } from '#shared/archive/verifyArchive'
import { concat } from '#shared/crypto/bytes'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import { sample } from './sample'

const noPause = async (): Promise<void> => undefined

test('an archive lets others work while it is made', async () => {
  let pauses = 0
  await buildArchive(
    await sample(),
    async () => void (pauses += 1),
    async () => undefined,
  )
  expect(pauses).toBeGreaterThan(20)
})

test('an archive is handed on as it is made, a piece at a time, and keeps nothing of it', async () => {
  const pieces: Uint8Array[] = []
  let isTaken = true
  const binary = createSeededRandomness(3).bytes(5 * 1024 * 1024) as Uint8Array<ArrayBuffer>
  const input = { ...(await sample()), documents: [{ doc: 'ledger', binary }] } as const
  await buildArchive(input, noPause, async (piece) => {
    expect(isTaken).toBe(true)
    isTaken = false
    await Promise.resolve()
    pieces.push(piece)
    isTaken = true
  })
  expect(pieces.length).toBeGreaterThan(4)
  for (const { length } of pieces) expect(length).toBeLessThan(1.5 * 1024 * 1024)
  expect(await verifyArchive(new Blob([concat(...pieces)]), noPause)).toMatchObject({ faults: [] })
})

test('an archive is not gone on with where nobody can take it', async () => {
  const full = async (): Promise<never> => {
    throw new Error('the disk is full')
  }
  await expect(buildArchive(await sample(), noPause, full)).rejects.toThrow('the disk is full')
})

test('a room that is larger than a zip can be is refused while it is made, before its archive would be broken', async () => {
  let put = 0
  const take = async ({ length }: Uint8Array): Promise<void> => void (put += length)
  const input = await sample()
  await buildArchive(input, noPause, take, { bytes: 2 ** 20, files: 30 })
  const beyond = { code: 'archive-beyond-zip' }
  await expect(buildArchive(input, noPause, take, { bytes: put - 1, files: 30 })).rejects.toMatchObject(beyond)
  await expect(buildArchive(input, noPause, take, { bytes: 2 ** 20, files: 5 })).rejects.toMatchObject(beyond)
})
