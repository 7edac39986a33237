/** What is said of things, each once, in the order in which it came. One more costs the same, however many there are. */
export type Pile<Key, One> = {
  /** Returns whether it is new. */
  add(key: Key, one: One): boolean
  get(key: Key): readonly One[] | undefined
  values(): Iterable<readonly One[]>
  delete(key: Key): void
  clear(): void
}

export const createPile = <Key, One extends { readonly id: string }>(): Pile<Key, One> => {
  const lists = new Map<Key, One[]>()
  const ids = new Map<Key, Set<string>>()
  return {
    add: (key, one) => {
      const known = ids.get(key) ?? new Set()
      if (known.has(one.id)) return false
      ids.set(key, known.add(one.id))
      const list = lists.get(key)
      if (list) list.push(one)
      else lists.set(key, [one])
      return true
    },
    get: (key) => lists.get(key),
    values: () => lists.values(),
    delete: (key) => {
      lists.delete(key)
      ids.delete(key)
    },
    clear: () => {
      lists.clear()
      ids.clear()
    },
  }
}
