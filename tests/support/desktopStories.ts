import { afterAll, beforeAll } from 'vitest'
import { removeDesktopProfile } from './desktop'
import type { DesktopMember, MemberOptions } from './desktopMember'
import { openMember } from './desktopMember'
import { electronFolder, packageApplication } from './packaged'

const electron = electronFolder()
/** Where there is no Electron, there is nothing to run: the reason stands in the name. */
export const noDesktop = 'missing' in electron
export const whyNoDesktop = 'missing' in electron ? ` (not here: ${electron.missing})` : ''

export type StartMember = (options?: MemberOptions) => Promise<DesktopMember>

/** Packages the application for the stories of a file, and takes everything away behind them: whoever was started, and their profile. */
export const desktopStories = (): { readonly start: StartMember; binary(): string } => {
  let binary = ''
  let remove = async (): Promise<void> => undefined
  const open: DesktopMember[] = []
  beforeAll(async () => {
    const packaged = await packageApplication()
    binary = packaged.binary
    remove = packaged.remove
  })
  afterAll(async () => {
    for (const { desktop } of open) {
      await desktop.kill()
      await removeDesktopProfile(desktop.profile)
    }
    await remove()
  })
  return {
    start: async (options = {}) => {
      const member = await openMember([binary], options)
      open.push(member)
      return member
    },
    binary: () => binary,
  }
}
