import type { Randomness } from '#shared/ports/randomness.port'

export type Mutation = (bytes: Uint8Array, random: Randomness) => Uint8Array<ArrayBuffer>

export const below = (most: number, random: Randomness): number => Math.floor(random.fraction() * most)

/** Ways in which bytes come out wrong; `others` are what a piece of one may be replaced with. */
export const mutationsWith = (others: readonly Uint8Array[]): readonly Mutation[] => [
  // Bytes changed at random.
  (bytes, random) => {
    const changed = Uint8Array.from(bytes)
    for (let count = 1 + below(3, random); count > 0; count -= 1)
      changed[below(changed.length, random)] = below(256, random)
    return changed
  },
  // The first bytes, where counts, clocks and shapes stand.
  (bytes, random) => {
    const changed = Uint8Array.from(bytes)
    changed[below(Math.min(24, changed.length), random)] = below(256, random)
    return changed
  },
  // One bit.
  (bytes, random) => {
    const changed = Uint8Array.from(bytes)
    const at = below(changed.length, random)
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8, random))
    return changed
  },
  // Cut off, or with something in the middle left out.
  (bytes, random) => {
    const from = below(bytes.length, random)
    const rest = random.fraction() < 0.5 ? [] : bytes.slice(from + 1 + below(40, random))
    return Uint8Array.from([...bytes.slice(0, from), ...rest])
  },
  // Something put in or behind.
  (bytes, random) => {
    const at = random.fraction() < 0.3 ? bytes.length : below(bytes.length, random)
    return Uint8Array.from([...bytes.slice(0, at), ...random.bytes(1 + below(12, random)), ...bytes.slice(at)])
  },
  // A piece of another in its place.
  (bytes, random) => {
    const other = others[below(others.length, random)] ?? bytes
    const at = below(Math.min(bytes.length, other.length), random)
    return Uint8Array.from([...bytes.slice(0, at), ...other.slice(at)])
  },
]
