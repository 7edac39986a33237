import * as z from 'zod'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { MemberId } from '#shared/protocol/ids'
import { isHash } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { TimeOfDay } from '../state/calm'
import { CALM, isTimeOfDay } from '../state/calm'
import type { LockAfter, SnugState } from '../state/store'
import { addProblem, LOCK_AFTER, useSnug } from '../state/store'

const time = z.custom<TimeOfDay>(isTimeOfDay)
const calm = z.object({
  shows: z.enum(['words', 'name', 'nothing']),
  isQuietAtNight: z.boolean(),
  quietFrom: time,
  quietUntil: time,
  digestAt: time,
})
const settings = z.object({
  language: z.enum(['en', 'fr']).optional(),
  theme: z.enum(['system', 'paper', 'lamplight']).optional(),
  muted: z.array(z.custom<MemberId>(isHash)).optional(),
  textSize: z.enum(['smaller', 'usual', 'larger', 'largest']).optional(),
  calm: calm.optional(),
  lockAfter: z.custom<LockAfter>((value) => LOCK_AFTER.some((one) => one === value)).optional(),
})

const KEPT = ['language', 'theme', 'textSize', 'muted', 'calm', 'lockAfter'] as const

/** Loads what the person has chosen, the system's language where nothing was, and keeps every later choice. */
export const keepSettings = async (profile: ProfileStore): Promise<void> => {
  const kept = settings.safeParse((await profile.get('settings')) ?? {}).data ?? {}
  const language = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  useSnug.setState({ ...USUAL, language, ...withoutGaps(kept) })
  useSnug.subscribe((now, before) => {
    if (KEPT.every((key) => now[key] === before[key])) return
    const chosen = Object.fromEntries(KEPT.map((key) => [key, now[key]]))
    profile.set('settings', chosen).catch((error: unknown) => addProblem(asProblem(error)))
  })
}

const USUAL = {
  theme: 'system',
  textSize: 'usual',
  muted: [],
  calm: CALM,
  lockAfter: undefined,
} satisfies Partial<SnugState>

type Filled<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> }
/** What is undefined is left out, so that it does not stand in for what is usual. */
const withoutGaps = <T extends object>(given: T): Filled<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Filled<T>
