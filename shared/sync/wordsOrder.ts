import type { Hash } from '../protocol/ids'

/** Words to have; `at` is when they were written, as signed. `isPart`: large, and not needed to read what was said. */
export type WantedWords = { readonly hash: Hash; readonly at: number; readonly isPart?: boolean }

/** What to do with words that are next: ask for them, leave them to others, or forget that they stand here. */
export type Choice = 'take' | 'leave' | 'drop'

/** Words that are to be asked for, newest first. */
export type WordsOrder = {
  /** One that is here already may be added again: `choose` says what becomes of the second. */
  add(wanted: WantedWords): void
  /** Takes out the newest that are chosen, `most` of them at most; none that stands behind them is looked at. */
  take(most: number, choose: (hash: Hash) => Choice): readonly Hash[]
  clear(): void
  /** The days of the oldest and the newest, as milliseconds since 1970; nothing when it is empty. */
  span(): readonly number[]
}

/** Milliseconds. Within it words are sorted when they are looked at; so adding never sorts what is wanted as a whole. */
const DAY = 24 * 60 * 60 * 1000

export const createWordsOrder = (): WordsOrder => {
  /** The words of each day, oldest first once they have been looked at. */
  const days = new Map<number, WantedWords[]>()
  const unsorted = new Set<number>()
  let newestFirst: readonly number[] | undefined

  const inTime = (): readonly number[] => (newestFirst ??= [...days.keys()].sort((a, b) => b - a))

  const inOrder = (day: number): WantedWords[] => {
    const words = days.get(day) ?? []
    if (unsorted.delete(day)) words.sort((one, other) => one.at - other.at)
    return words
  }

  const takeOf = (words: WantedWords[], most: number, choose: (hash: Hash) => Choice): Hash[] => {
    const [taken, left]: [Hash[], WantedWords[]] = [[], []]
    while (taken.length < most) {
      const next = words.pop()
      if (!next) break
      const choice = choose(next.hash)
      if (choice === 'take') taken.push(next.hash)
      if (choice === 'leave') left.push(next)
    }
    words.push(...left.reverse())
    return taken
  }

  return {
    add: (wanted) => {
      const day = Math.floor(wanted.at / DAY)
      const known = days.get(day)
      if (known) known.push(wanted)
      else {
        days.set(day, [wanted])
        newestFirst = undefined
      }
      unsorted.add(day)
    },
    take: (most, choose) => {
      const taken: Hash[] = []
      for (const day of inTime()) {
        if (taken.length >= most) break
        const words = inOrder(day)
        taken.push(...takeOf(words, most - taken.length, choose))
        if (words.length > 0) continue
        days.delete(day)
        newestFirst = undefined
      }
      return taken
    },
    clear: () => {
      days.clear()
      unsorted.clear()
      newestFirst = undefined
    },
    span: () => {
      const all = inTime()
      return [...all.slice(0, 1), ...all.slice(-1)].map((day) => day * DAY)
    },
  }
}
