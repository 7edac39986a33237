import { buildArchive } from '#shared/archive/buildArchive'
import { safeName } from '#shared/archive/safeName'
import { collectArchive } from './collectArchive'
import type { House } from './house'
import { currentSession } from './house'
import { pause } from './pause'

/**
 * Lets the person save the archive of the room on screen, as `<room> YYYY-MM-DD.zip`. Resolves false when they
 * cancelled. One can go on writing meanwhile.
 */
export const exportArchive = (house: House) => async (): Promise<boolean> => {
  const { replica } = currentSession(house)
  const { store, clock, platform } = house
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const name = `${safeName(replica.state().name, 'Snug')} ${localDay(clock.now())}.zip`
  return platform.writeFile(name, async (put) => {
    const input = await collectArchive({
      replica,
      store,
      clock,
      language: house.language(),
      version: platform.version,
      timeZone,
    })
    await buildArchive(input, pause, put)
  })
}

/** `2026-11-23`, by this machine's calendar. */
const localDay = (at: number): string => {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
