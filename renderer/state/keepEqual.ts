/**
 * `after`, with every part of it that equals the same part of `before` replaced by that part: so what has not changed
 * stays the same object, and a screen need not draw it again. Both are plain data; elements of lists that have an `id`
 * are compared with the one of that id, wherever it stood, others with the one at their place.
 */
export const keepEqual = <T>(before: unknown, after: T): T => keep(before, after) as T

const keep = (before: unknown, after: unknown): unknown => {
  if (Object.is(before, after) || !isPlain(before) || !isPlain(after)) return after
  if (Array.isArray(before) !== Array.isArray(after)) return after
  return Array.isArray(after) ? keepList(before as unknown[], after) : keepFields(before as Fields, after as Fields)
}

const keepList = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] => {
  const byId = hasId(after[0]) ? new Map(before.map((one) => [hasId(one) ? one.id : undefined, one])) : undefined
  const kept = after.map((one, at) => keep(byId ? byId.get((one as { id: unknown }).id) : before[at], one))
  return kept.length === before.length && kept.every((one, at) => one === before[at]) ? before : kept
}

type Fields = Readonly<Record<string, unknown>>

const keepFields = (before: Fields, after: Fields): Fields => {
  const names = Object.keys(after)
  const kept: Record<string, unknown> = {}
  let same = names.length === Object.keys(before).length
  for (const name of names) {
    kept[name] = keep(before[name], after[name])
    same &&= Object.hasOwn(before, name) && kept[name] === before[name]
  }
  return same ? before : kept
}

/** A Map or an array of bytes has no fields to compare: it is taken as it is. */
const isPlain = (one: unknown): one is object => {
  if (typeof one !== 'object' || one === null) return false
  return Array.isArray(one) || Object.getPrototypeOf(one) === Object.prototype
}
const hasId = (one: unknown): one is { readonly id: unknown } => isPlain(one) && 'id' in one
