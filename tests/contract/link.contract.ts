import type { Link } from '#shared/ports/link.port'
import type { DeviceId } from '#shared/protocol/ids'
import { limits } from '#shared/protocol/limits'
import { beforeEach, describe, expect, test } from 'vitest'

type Bytes = Uint8Array<ArrayBuffer>

/** Both ends of one link, and what the network between them does. */
export type LinkedPair = {
  /** Anna's end, at which Idris is; and Idris's. */
  readonly ends: readonly [Link, Link]
  readonly devices: readonly [DeviceId, DeviceId]
  pass(ms: number): Promise<void>
  /** While true, nothing leaves either end. */
  stall(on: boolean): void
  /** The connection is lost. */
  cut(): void
}

const bytes = (length: number, seed = 1): Bytes => new Uint8Array(length).map((_, at) => at * 31 + seed)
const same = (a: Bytes | undefined, b: Bytes): boolean => a !== undefined && Buffer.compare(a, b) === 0

/** What every Link does, whatever it runs over. */
export const linkContract = (name: string, connect: () => LinkedPair): void => {
  describe(`link: ${name}`, () => {
    let pair: LinkedPair
    let [anna, idris]: [Link, Link] = [] as unknown as [Link, Link]
    let heard: Bytes[]
    beforeEach(() => {
      pair = connect()
      ;[anna, idris] = pair.ends
      heard = []
    })
    const listen = (link: Link): void => link.receive((message) => heard.push(message))

    test('knows the device at its other end', () => {
      const [own, other] = pair.devices
      expect([anna.device, idris.device]).toEqual([other, own])
    })

    test('carries messages whole and in order, whatever their size, both ways', async () => {
      const frame = limits.frameBytes
      const sizes = [1, 0, 3, frame - 2, frame - 1, frame, frame + 1, 2 * frame, 300 * 1024, 1_500_000, 2]
      const answered: Bytes[] = []
      listen(idris)
      anna.receive((message) => answered.push(message))
      for (const [seed, size] of sizes.entries()) anna.send(bytes(size, seed))
      for (const [seed, size] of sizes.entries()) idris.send(bytes(size, seed + 100))
      await pair.pass(2_000)
      expect(heard.map(({ length }) => length)).toEqual(sizes)
      expect(sizes.every((size, seed) => same(heard[seed], bytes(size, seed)))).toBe(true)
      expect(sizes.every((size, seed) => same(answered[seed], bytes(size, seed + 100)))).toBe(true)
    })

    test('has sent what it was given, though the giver changes it afterwards', async () => {
      listen(idris)
      const message = bytes(10)
      anna.send(message)
      message.fill(0)
      await pair.pass(100)
      expect(same(heard[0], bytes(10))).toBe(true)
    })

    test('holds back what came before anybody listened', async () => {
      for (const seed of [1, 2, 3]) anna.send(bytes(5, seed))
      await pair.pass(100)
      listen(idris)
      anna.send(bytes(5, 4))
      await pair.pass(100)
      expect(heard.map(([first]) => first)).toEqual([1, 2, 3, 4])
    })

    test('closes at both ends, tells each who asked once, and carries nothing afterwards', async () => {
      const ended: string[] = []
      listen(idris)
      for (const [who, link] of [
        ['anna', anna],
        ['anna too', anna],
        ['idris', idris],
      ] as const)
        link.closed((reason) => ended.push(`${who}: ${typeof reason}`))
      anna.close('done here')
      anna.close('done again')
      await pair.pass(100)
      anna.send(bytes(3))
      idris.send(bytes(3))
      idris.close('done too')
      await pair.pass(5_000)
      expect(ended.sort()).toEqual(['anna too: string', 'anna: string', 'idris: string'])
      expect(heard).toEqual([])
      expect([anna.buffered, idris.buffered]).toEqual([0, 0])
    })

    test('says its reason at the end that closes it', async () => {
      const reasons: string[] = []
      anna.closed((reason) => reasons.push(reason))
      anna.close('done here')
      await pair.pass(100)
      expect(reasons).toEqual(['done here'])
    })

    test('that is over says so to who asks late', async () => {
      anna.close('done here')
      await pair.pass(100)
      const late: string[] = []
      anna.closed((reason) => late.push(reason))
      idris.closed((reason) => late.push(reason))
      expect(late).toHaveLength(2)
    })

    test('tells both ends when the connection is lost', async () => {
      let ended = 0
      for (const link of pair.ends) link.closed(() => (ended += 1))
      pair.cut()
      await pair.pass(5_000)
      expect(ended).toBe(2)
    })

    test('counts what has not left, and says when it has', async () => {
      listen(idris)
      await expect(anna.drained()).resolves.toBeUndefined()
      pair.stall(true)
      for (let at = 0; at < 24; at += 1) anna.send(bytes(100_000, at))
      await pair.pass(1)
      expect(anna.buffered).toBeGreaterThanOrEqual(2_400_000)
      let drained = false
      const waiting = anna.drained().then(() => {
        drained = true
        return anna.buffered
      })
      await pair.pass(500)
      expect(drained).toBe(false)
      pair.stall(false)
      await pair.pass(500)
      expect(await waiting).toBeLessThanOrEqual(limits.bufferedLow)
      expect(heard).toHaveLength(24)
      expect(anna.buffered).toBe(0)
    })

    test('lets nobody wait for a link that is over', async () => {
      pair.stall(true)
      for (let at = 0; at < 24; at += 1) anna.send(bytes(100_000, at))
      let drained = false
      const waiting = anna.drained().then(() => (drained = true))
      await pair.pass(10)
      expect(drained).toBe(false)
      anna.close('done here')
      await waiting
      await expect(anna.drained()).resolves.toBeUndefined()
    })
  })
}
