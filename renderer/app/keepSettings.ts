import * as z from 'zod'
import type { ProfileStore } from '#shared/ports/profileStore.port'
import type { MemberId } from '#shared/protocol/ids'
import { isHash } from '#shared/protocol/ids'
import { asProblem } from '#shared/protocol/problem'
import { addProblem, useSnug } from '../state/store'

const settings = z.object({
  language: z.enum(['en', 'fr']).optional(),
  theme: z.enum(['system', 'paper', 'lamplight']).optional(),
  muted: z.array(z.custom<MemberId>(isHash)).optional(),
})

/** Loads what the person has chosen, the system's language where nothing was, and keeps every later choice. */
export const keepSettings = async (profile: ProfileStore): Promise<void> => {
  const kept = settings.safeParse((await profile.get('settings')) ?? {})
  const system = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en'
  const { language: spoken = system, theme: light = 'system', muted: quiet = [] } = kept.data ?? {}
  useSnug.setState({ language: spoken, theme: light, muted: quiet })
  useSnug.subscribe(({ language, theme, muted }, before) => {
    if (language === before.language && theme === before.theme && muted === before.muted) return
    profile.set('settings', { language, theme, muted }).catch((error: unknown) => addProblem(asProblem(error)))
  })
}
