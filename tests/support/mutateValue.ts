import type { Randomness } from '#shared/ports/randomness.port'
import { below } from './mutations'

/** Texts that programs have stumbled over. */
const TEXTS = [
  '',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '\u0000',
  '\u202E',
  '\uD800',
  'A'.repeat(70_000),
  '1e999',
]
const NUMBERS = [0, -1, 1, 0.5, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), Number.NaN]
/** A list in a list, far down. */
const deep = (): unknown => {
  let value: unknown = []
  for (let depth = 0; depth < 2_000; depth += 1) value = [value]
  return value
}
const OTHERS: readonly (() => unknown)[] = [() => null, () => ({}), () => [], () => 7, () => 'text', () => true, deep]

const oneOf = <T>(list: readonly T[], random: Randomness): T | undefined => list[below(list.length, random)]

/** More than any list may have; of what is large only some, since time is measured. */
const lengthFor = (value: unknown): number => (JSON.stringify(value).length < 300 ? 3_000 : 70)

const mutateList = (list: readonly unknown[], random: Randomness, strange: boolean): unknown[] => {
  const at = below(list.length, random)
  const way = random.fraction()
  if (way < 0.1) return list.filter((_, place) => place !== at)
  if (way < 0.2) return [...list, list[at]]
  if (way < 0.25) return list.toReversed()
  if (way < 0.27) return Array.from({ length: lengthFor(list[at]) }, () => list[at])
  return list.map((value, place) => (place === at ? mutateValue(value, random, strange) : value))
}

const mutateFields = (value: object, random: Randomness, strange: boolean): object => {
  const fields = Object.entries(value)
  const chosen = oneOf(fields, random)
  if (!chosen) return { more: 1 }
  const [key, of] = chosen
  if (strange && random.fraction() < 0.1) return Object.fromEntries(fields.filter(([name]) => name !== key))
  if (strange && random.fraction() < 0.1) return { ...value, [oneOf(TEXTS, random) ?? '']: of }
  return { ...value, [key]: mutateValue(of, random, strange) }
}

const mutateText = (text: string, random: Randomness): string => {
  const at = below(text.length, random)
  const way = random.fraction()
  if (way < 0.3) return oneOf(TEXTS, random) ?? ''
  if (way < 0.5) return text.slice(0, at)
  if (way < 0.7) return text + text
  return text.slice(0, at) + String.fromCharCode(below(300, random)) + text.slice(at + 1)
}

const mutateBytes = (bytes: Uint8Array, random: Randomness): Uint8Array => {
  if (bytes.length === 0 || random.fraction() < 0.2) return random.bytes(below(200, random))
  const changed = Uint8Array.from(bytes)
  changed[below(bytes.length, random)] = below(256, random)
  return random.fraction() < 0.3 ? changed.slice(0, below(bytes.length, random)) : changed
}

/**
 * The value with one thing wrong somewhere in it: a list longer, a number out of bounds, a text that is none. Only if it
 * may be `strange` (in JSON, where anything can stand anywhere) are there values of another type, and fields too many or
 * too few.
 */
export const mutateValue = (value: unknown, random: Randomness, strange: boolean): unknown => {
  if (strange && random.fraction() < 0.1) return oneOf(OTHERS, random)?.()
  if (value instanceof Uint8Array) return mutateBytes(value, random)
  if (Array.isArray(value)) return value.length > 0 ? mutateList(value, random, strange) : value
  if (typeof value === 'string') return mutateText(value, random)
  if (typeof value === 'number') return random.fraction() < 0.5 ? value + 1 : oneOf(NUMBERS, random)
  if (typeof value === 'boolean') return !value
  return value && typeof value === 'object' ? mutateFields(value, random, strange) : value
}
