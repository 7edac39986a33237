/**
 * The fewest of these steps, and in their order, with which `fails` still says true: first without the end, then without
 * ever smaller pieces, at last without single ones. `fails` must be true of all of them, and is asked again and again.
 */
export const shrink = async <T>(
  all: readonly T[],
  fails: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> => {
  let left = await withoutEnd(all, fails)
  for (let size = Math.max(1, left.length >> 1); ; size = Math.max(1, size >> 1)) {
    const before = left.length
    // From the end: what comes late seldom carries what comes early.
    for (let at = left.length - size; at > -size; at -= size) {
      const some = left.filter((_, index) => index < at || index >= at + size)
      if (some.length < left.length && (await fails(some))) left = some
    }
    if (size === 1 && left.length === before) return left
  }
}

const withoutEnd = async <T>(
  all: readonly T[],
  fails: (some: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> => {
  let left = all
  for (let share = left.length >> 1; share > 0; share >>= 1) {
    while (left.length > share && (await fails(left.slice(0, -share)))) left = left.slice(0, -share)
  }
  return left
}
