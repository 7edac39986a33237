import { Problem } from '#shared/protocol/problem'

/** What an IndexedDB or Dexie error means for a person. */
export const asDatabaseProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error
  const names = namesOf(error)
  const detail = error instanceof Error ? error.message : String(error)
  if (names.includes('QuotaExceededError')) return new Problem('disk-full', detail, { cause: error })
  if (names.includes('VersionError')) return new Problem('database-newer', detail, { cause: error })
  return new Problem('database-broken', detail, { cause: error })
}

/** An error's name and those inside it: Dexie wraps what the platform threw, one for each row where it wrote many. */
const namesOf = (error: unknown): string[] => {
  if (typeof error !== 'object' || error === null) return []
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown }
  const inside = Array.isArray(failures) ? failures : []
  return [typeof name === 'string' ? name : '', ...namesOf(inner), ...inside.flatMap(namesOf)]
}
