import type { HeavyWork } from '#shared/ports/heavyWork.port'
import type { Wire } from '#shared/protocol/wire'
import { encodeWire } from '#shared/protocol/wire'
import { workHere } from '#shared/sync/workHere'
import { expect, test } from 'vitest'
import type { CallTo } from '../../../renderer/workers/calls'
import { workElsewhere } from '../../../renderer/workers/workElsewhere'
import { someRoom } from '../../support/streams'

const room = await someRoom()
const never = new Promise<never>(() => undefined)
const small: Wire = { is: 'summary', digest: 'A'.repeat(43) as never }
const large: Wire = {
  is: 'awareness',
  note: 'N'.repeat(22) as never,
  update: new Uint8Array(60_000).map((_, at) => at % 251),
}

const counted = (): { readonly asked: string[]; readonly call: CallTo } => {
  const asked: string[] = []
  const call: CallTo = (method, given) => {
    asked.push(method)
    return (workHere[method as keyof HeavyWork] as (...all: readonly unknown[]) => Promise<unknown>)(...given)
  }
  return { asked, call }
}

test('what is small is examined in the page, what is large or packed is not', async () => {
  const { asked, call } = counted()
  const work = workElsewhere(call, never)
  await work.examine(encodeWire(small), room)
  expect(asked).toEqual([])
  // A thousandth of its size on the way, since all of it is the same.
  const packed = encodeWire({ ...large, update: new Uint8Array(60_000) })
  expect(packed.length).toBeLessThan(1_000)
  await work.examine(packed, room)
  await work.examine(encodeWire(large), room)
  expect(asked).toEqual(['examine', 'examine'])
})

test('once the worker has died, what it was asked and what is asked later is done in the page', async () => {
  let die = (_: Error): void => undefined
  const failed = new Promise<never>((_, reject) => (die = reject))
  const work = workElsewhere(() => failed, failed)
  const asked = work.examine(encodeWire(large), room)
  die(new Error('out of memory'))
  expect((await asked).message).toEqual(large)
  expect((await work.examine(encodeWire(large), room)).message).toEqual(large)
})
