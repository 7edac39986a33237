import * as z from 'zod'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { MemberId } from '#shared/protocol/ids'
import { isHash } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import type { TimeOfDay } from '../state/calm'
import { CALM, isTimeOfDay } from '../state/calm'
import { addProblem, useSnug } from '../state/store'

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
  calm: calm.optional(),
})

const KEPT = ['language', 'theme', 'muted', 'calm'] as const

/** Loads what the person has chosen, the system's language where nothing was, and keeps every later choice. */
export const keepSettings = async (profile: ProfileStore): Promise<void> => {
  const kept = settings.safeParse((await profile.get('settings')) ?? {})
  const system = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const { language: spoken = system, theme: light = 'system', muted: quiet = [], calm: chosen = CALM } = kept.data ?? {}
  useSnug.setState({ language: spoken, theme: light, muted: quiet, calm: chosen })
  useSnug.subscribe((now, before) => {
    const { language, theme, muted, calm: calmness } = now
    if (KEPT.every((key) => now[key] === before[key])) return
    profile
      .set('settings', { language, theme, muted, calm: calmness })
      .catch((error: unknown) => addProblem(asProblem(error)))
  })
}
