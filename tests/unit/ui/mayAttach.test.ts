import { expect, test } from 'vitest'
import { limits } from '#shared/protocol/limits'
import { mayAttach, mayPrepare } from '../../../renderer/features/conversation/files/mayAttach'

const file = (size: number, type = 'application/pdf'): File =>
  ({ name: 'proof', size, type }) satisfies Partial<File> as File
const sized = (length: number) => ({ name: 'proof', bytes: { length } as Uint8Array })
const MB = 1_000_000

test('what is too many, empty or too large is told before it is read; pictures are made smaller first', () => {
  const nine = Array.from({ length: limits.files - 1 }, () => 0)
  expect(mayPrepare(file(5 * MB), nine)).toBeUndefined()
  expect(mayPrepare(file(5 * MB), [...nine, 0])).toEqual({ why: 'tooMany', name: 'proof' })
  expect(mayPrepare(file(0), [])).toEqual({ why: 'empty', name: 'proof' })
  expect(mayPrepare(file(12 * MB), [])).toBeUndefined()
  expect(mayPrepare(file(12 * MB + 1), [])).toEqual({ why: 'tooLarge', name: 'proof' })
  expect(mayPrepare(file(30 * MB, 'image/jpeg'), [])).toBeUndefined()
  expect(mayPrepare(file(50 * MB, 'image/jpeg'), [])).toEqual({ why: 'tooLarge', name: 'proof' })
})

test('all that goes along with one message fits into its parts', () => {
  expect(mayAttach(sized(12 * MB), [])).toBeUndefined()
  expect(mayAttach(sized(12 * MB + 1), [])).toEqual({ why: 'tooLarge', name: 'proof' })
  expect(mayAttach(sized(6 * MB), [sized(6 * MB)])).toBeUndefined()
  expect(mayAttach(sized(6 * MB), [sized(6 * MB), sized(400_000)])).toEqual({ why: 'tooLargeTogether', name: 'proof' })
  // Each begins a part of its own.
  const small = Array.from({ length: 6 }, () => sized(1))
  expect(mayAttach(sized(12 * MB), small)).toBeUndefined()
  expect(mayAttach(sized(12 * MB), [...small, sized(1)])).toEqual({ why: 'tooLargeTogether', name: 'proof' })
})
