import type { KeyCabinet } from '#shared/ports/keyCabinet.port'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** A profile's cabinet, which can be opened again as after a restart. */
export type CabinetMachine = {
  open(): Promise<KeyCabinet>
  remove(): Promise<void>
}

const FIRST = 'lantern velvet orchard pickle'
const SECOND = 'copper meadow thimble comet'

/** What every KeyCabinet does, whoever keeps the keys in it. */
export const keyCabinetContract = (name: string, createMachine: () => Promise<CabinetMachine>): void => {
  describe(`key cabinet: ${name}`, () => {
    let machine: CabinetMachine
    beforeEach(async () => {
      machine = await createMachine()
    })
    afterEach(() => machine.remove())
    const wrong = { name: 'Problem', code: 'passphrase-wrong' }
    const change = async (now: string | undefined, next: string | undefined): Promise<void> =>
      (await (await machine.open()).prepareChange(now, next)).commit()
    const device = async (passphrase?: string): Promise<string> =>
      (await (await (await machine.open()).open(passphrase)).device()).id

    test('opens without a passphrase until one is set, with it from then on, and without it once it is taken away', async () => {
      const cabinet = await machine.open()
      expect(await cabinet.hasPassphrase()).toBe(false)
      const id = await device()
      await change(undefined, FIRST)
      expect(await (await machine.open()).hasPassphrase()).toBe(true)
      expect(await device(FIRST)).toBe(id)
      await change(FIRST, SECOND)
      expect(await device(SECOND)).toBe(id)
      await change(SECOND, undefined)
      expect(await (await machine.open()).hasPassphrase()).toBe(false)
      expect(await device()).toBe(id)
    })

    test('opens with no other passphrase, and with none at all no more', async () => {
      await change(undefined, FIRST)
      const cabinet = await machine.open()
      for (const other of [SECOND, `${FIRST} `, FIRST.toUpperCase(), '', undefined])
        await expect(cabinet.open(other)).rejects.toMatchObject(wrong)
      await change(FIRST, SECOND)
      await expect((await machine.open()).open(FIRST)).rejects.toMatchObject(wrong)
    })

    test('is not changed by who does not know the passphrase', async () => {
      await change(undefined, FIRST)
      for (const now of [SECOND, '', undefined]) {
        await expect(change(now, SECOND)).rejects.toMatchObject(wrong)
        await expect(change(now, undefined)).rejects.toMatchObject(wrong)
      }
      expect(await device(FIRST)).toHaveLength(43)
    })

    test('is as it was as long as a change is only made ready', async () => {
      const id = await device()
      await (await machine.open()).prepareChange(undefined, FIRST)
      expect(await device()).toBe(id)
    })
  })
}
