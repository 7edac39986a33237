/** The value below which the given share of the list lies (nearest rank). Throws RangeError for an empty list. */
export const percentile = (list: readonly number[], share: number): number => {
  const sorted = [...list].sort((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]
  if (found === undefined) throw new RangeError('nothing was measured')
  return found
}

export const median = (list: readonly number[]): number => percentile(list, 0.5)

/** Milliseconds that Snug is used for before it is closed, as long as somebody looks at the least: how the room looks is kept by then. */
export const USING = 3_000

/** A measurement of which one is enough: milliseconds. */
const LONG = 10_000

/**
 * The median of at most `runs` measurements in milliseconds, taken one after the other: one alone when it takes so
 * long that its last digits don't matter, null as soon as one is null.
 */
export const medianOf = async (runs: number, measure: () => Promise<number | null>): Promise<number | null> => {
  const all: number[] = []
  for (let at = 0; at < runs; at += 1) {
    const took = await measure()
    if (took === null) return null
    all.push(took)
    if (took > LONG) break
  }
  return median(all)
}

/**
 * How a figure grows with the size: the slope of the least-squares line through (log size, log figure). 0 is the same
 * at every size, 1 is in proportion to it, 2 its square. null for fewer than two points.
 */
export const growth = (points: readonly (readonly [size: number, figure: number])[]): number | null => {
  if (points.length < 2) return null
  const logs = points.map(([size, figure]) => [Math.log(size), Math.log(figure)] as const)
  const mean = (at: 0 | 1): number => logs.reduce((sum, log) => sum + log[at], 0) / logs.length
  const [mx, my] = [mean(0), mean(1)]
  const above = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0)
  return above / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
}

/** What a promise gives, or null when it takes longer than `ms` milliseconds. */
export const within = async <T>(ms: number, promise: Promise<T>): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), ms)))
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
