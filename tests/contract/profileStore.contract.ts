import type { ProfileStore } from '#shared/ports/profileStore.port'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** A profile that can be closed and opened again. */
export type ProfileMachine = {
  open(): Promise<ProfileStore>
  remove(): Promise<void>
}

/** What every ProfileStore does, whatever it is on. */
export const profileStoreContract = (name: string, createMachine: () => Promise<ProfileMachine>): void => {
  describe(`profile store: ${name}`, () => {
    let machine: ProfileMachine
    let profile: ProfileStore
    beforeEach(async () => {
      machine = await createMachine()
      profile = await machine.open()
    })
    afterEach(() => machine.remove())

    test('has what was last set under a key, also when it is opened again', async () => {
      await profile.set('name', 'Anna')
      await profile.set('settings', { language: 'fr', theme: 'paper' })
      await profile.set('name', 'Anna Lind')
      const again = await machine.open()
      expect(await again.get('name')).toBe('Anna Lind')
      expect(await again.get('settings')).toEqual({ language: 'fr', theme: 'paper' })
      expect(await again.get('nothing')).toBeUndefined()
    })

    test('keeps every JSON value as it is', async () => {
      for (const value of ['', 'é\n“x”\u2028', 0, false, null, [1, [2]], { a: { b: null } }]) {
        await profile.set('value', value)
        expect(await profile.get('value')).toEqual(value)
      }
    })

    test('forgets a key that is set to undefined', async () => {
      await profile.set('draft/a', 'text')
      await profile.set('draft/a', undefined)
      await profile.set('draft/b', undefined)
      expect(await profile.get('draft/a')).toBeUndefined()
      expect([...(await profile.all(''))]).toEqual([])
    })

    test('finds all keys that begin alike, and no others', async () => {
      for (const key of ['draft/a', 'draft/b', 'draft', 'drafty', 'Draft/c', 'name']) await profile.set(key, key)
      expect(await profile.all('draft/')).toEqual(
        new Map([
          ['draft/a', 'draft/a'],
          ['draft/b', 'draft/b'],
        ]),
      )
      expect((await profile.all('')).size).toBe(6)
      expect((await profile.all('x')).size).toBe(0)
    })

    test('gives out what was set, not what became of it afterwards', async () => {
      const value = { hubs: ['a'] }
      await profile.set('value', value)
      value.hubs.push('b')
      expect(await profile.get('value')).toEqual({ hubs: ['a'] })
    })

    test('takes what it is given at once behind what is on its way, and forgets what is undefined', async () => {
      await profile.set('draft/b', 'gone')
      const earlier = [profile.set('draft/a', 'a'), profile.set('draft/c', 'c')]
      profile.setAtOnce(
        new Map([
          ['draft/a', 'ab'],
          ['draft/b', undefined],
        ]),
      )
      await Promise.all(earlier)
      expect(Object.fromEntries(await profile.all('draft/'))).toEqual({ 'draft/a': 'ab', 'draft/c': 'c' })
      const again = await machine.open()
      expect(await again.get('draft/a')).toBe('ab')
    })

    test('keeps the last of several set at once', async () => {
      await Promise.all(['a', 'ab', 'abc'].map((text) => profile.set('draft', text)))
      expect(await profile.get('draft')).toBe('abc')
    })
  })
}
