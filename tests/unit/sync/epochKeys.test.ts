import { createMemoryKeychain } from '#shared/ports/keychain.fake'
import type { EpochId } from '#shared/protocol/ids'
import { openEpochKeys } from '#shared/sync/epochKeys'
import { expect, test } from 'vitest'
import { room } from '../../support/room'

const damaged = { epoch: 'E'.repeat(43) as EpochId, sealedSecret: new Uint8Array(60), met: [] }

test('a room opens though one of its secrets is damaged: the others are here, and members have that one too', async () => {
  const r = await room(121, 'anna', 'idris')
  await r.when(r.anna.store.commit({ room: r.id, epochs: [damaged] }))
  await r.when(r.anna.replica.close())
  await r.restart(r.anna)
  const told: string[] = []
  r.anna.replica.on('problem', ({ code }) => told.push(code))
  await r.pass(100)
  expect(told).toEqual(['stored-torn'])
  expect(r.anna.replica.epochs.held()).toEqual([r.id])
  expect(r.anna.replica.epochs.secret(damaged.epoch)).toBeUndefined()
})

test('where none can be opened that is told, and nothing is changed', async () => {
  const r = await room(122, 'anna', 'idris')
  const elsewhere = { store: r.anna.store, keychain: createMemoryKeychain(), room: r.id, onTorn: () => undefined }
  await expect(openEpochKeys({ ...elsewhere, mayLackAll: false })).rejects.toMatchObject({ code: 'no-keys' })
  // What was put here from an archive has none; what it has and can't open is damaged all the same.
  await expect(openEpochKeys({ ...elsewhere, mayLackAll: true })).rejects.toMatchObject({ code: 'no-keys' })
  expect(await r.anna.store.epochs(r.id)).toHaveLength(1)
})
