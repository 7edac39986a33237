import * as z from 'zod'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import { asProblem } from '#shared/protocol/problem'
import { addProblem, useSnug } from '../state/store'

const settings = z.object({
  language: z.enum(['en', 'fr']).optional(),
  theme: z.enum(['system', 'paper', 'lamplight']).optional(),
})

/** Loads what the person has chosen, the system's language where nothing was, and keeps every later choice. */
export const keepSettings = async (profile: ProfileStore): Promise<void> => {
  const kept = settings.safeParse((await profile.get('settings')) ?? {})
  const system = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  useSnug.setState({ language: kept.data?.language ?? system, theme: kept.data?.theme ?? 'system' })
  useSnug.subscribe(({ language, theme }, before) => {
    if (language === before.language && theme === before.theme) return
    profile.set('settings', { language, theme }).catch((error: unknown) => addProblem(asProblem(error)))
  })
}
