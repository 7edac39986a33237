import type { Bridge } from '#shared/ipc/bridge'
import { asProblem } from '#shared/protocol/problem'
import { useSnug } from '../state/store'

/** Tells the desktop application which language the person has chosen, now and at each change: its menu speaks it too. */
export const speakAround = (bridge: Pick<Bridge, 'speak'>): void => {
  const tell = (language: 'en' | 'fr'): void => {
    bridge.speak(language).catch((error: unknown) => console.error('the menu stays:', asProblem(error).message))
  }
  tell(useSnug.getState().language)
  useSnug.subscribe(({ language }, before) => {
    if (language !== before.language) tell(language)
  })
}
