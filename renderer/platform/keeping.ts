import type { Platform } from '#shared/ports/platform.port'

/** Whether the browser keeps what is stored, come what may; the desktop application's engine is asked in the same way. */
export const keeping: Pick<Platform, 'isKept' | 'askToKeep'> = {
  isKept: () => navigator.storage.persisted(),
  askToKeep: () => navigator.storage.persist(),
}
