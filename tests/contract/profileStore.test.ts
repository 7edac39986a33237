import { createMemoryProfile } from '#shared/ports/profileStore.fake'
import { expect, test } from 'vitest'
import { createProfileStore } from '../../renderer/storage/profileStore'
import { createDatabaseProfile } from '../support/databaseProfile'
import { leaveRoomFor } from '../support/fakeIndexedDb'
import { profileStoreContract } from './profileStore.contract'

profileStoreContract('in memory', async () => {
  const profile = createMemoryProfile()
  return { open: async () => profile, remove: async () => undefined }
})

profileStoreContract('on IndexedDB', async () => {
  const { open, remove } = createDatabaseProfile()
  return { open: async () => createProfileStore(await open()), remove }
})

test('on a full disk setting rejects with the Problem, and what was there before stays', async () => {
  const { open, remove } = createDatabaseProfile()
  const profile = createProfileStore(await open())
  await profile.set('draft', 'kept')
  leaveRoomFor(0)
  await expect(profile.set('draft', 'lost')).rejects.toMatchObject({ name: 'Problem', code: 'disk-full' })
  leaveRoomFor(undefined)
  expect(await profile.get('draft')).toBe('kept')
  await remove()
})
