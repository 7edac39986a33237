import type { WebRtc } from '#shared/ports/webrtc.port'
import { asProblem } from '#shared/protocol/problem'
import type { Commands } from '../commands/commands'
import type { Screen } from '../commands/house'
import { openBrowserPlatform } from '../platform/browser'
import { desktopBridge, openDesktopPlatform } from '../platform/electron'
import { browserKeys } from '../platform/keys/keychainBrowser'
import { desktopKeys } from '../platform/keys/keychainDesktop'
import { openKeyCabinet } from '../platform/keys/keyCabinet'
import { systemClock } from '../platform/systemClock'
import { systemRandomness } from '../platform/systemRandomness'
import * as store from '../state/store'
import { openDatabase } from '../storage/database'
import { forgetEverything } from '../storage/forgetEverything'
import { beginNewLog } from '../storage/newLog'
import { createProfileStore } from '../storage/profileStore'
import { fileMark, forgetRooms, noticeReset } from '../storage/resetMark'
import { openWorkerStore } from '../storage/workerStore'
import { openWork } from '../workers/openWork'
import { storeWorker } from './early'
import { keepSettings } from './keepSettings'
import { speakAround } from './speakAround'
import { start } from './start'
import { unlockKeys } from './unlockKeys'

const screen: Screen = {
  app: store.setApp,
  room: store.setRoom,
  company: store.setCompany,
  rooms: store.setRooms,
  problem: store.addProblem,
  hub: store.setHub,
  extraHubs: store.setExtraHubs,
  staying: store.setStaying,
  placeIn: (room) => store.useSnug.getState().reading.get(room),
}

/** The one place that names implementations: everything else knows ports. Throws the Problem that keeps Snug from starting. */
export const compose = async (give: (commands: Commands) => void): Promise<void> => {
  const bridge = desktopBridge()
  const platform = bridge ? await openDesktopPlatform(bridge) : await openBrowserPlatform()
  store.setAbout({ version: platform.version, kind: platform.kind })
  await start({
    platform,
    give,
    clock: systemClock,
    randomness: systemRandomness,
    work: openWork(),
    wrtc: window as unknown as WebRtc,
    openSocket: (url) => new WebSocket(url),
    screen,
    open: async () => {
      const inWorker = openWorkerStore(storeWorker)
      // Side by side: whichever comes first brings it up to date, and the other waits for that.
      const [database, documents] = await Promise.all([openDatabase(), noticeReset(inWorker, fileMark)])
      // Before anything is written. Without it there is still a database; nobody waits.
      beginNewLog().catch((error: unknown) => console.warn('the log goes on:', asProblem(error).message))
      // Without it the browser may clear everything when the disk runs short. Nothing waits: some browsers ask the person.
      platform.askToKeep().catch((error: unknown) => store.addProblem(asProblem(error)))
      platform.staying().then(store.setStaying, (error: unknown) => store.addProblem(asProblem(error)))
      const profile = createProfileStore(database)
      // In the person's language and light, also what asks for a passphrase.
      await keepSettings(profile)
      if (bridge) speakAround(bridge)
      const keys = openKeyCabinet({
        database,
        randomness: systemRandomness,
        store: bridge ? await desktopKeys(bridge, database, systemRandomness) : browserKeys(database, systemRandomness),
      })
      const beginAnew = async (): Promise<void> => {
        await forgetRooms(fileMark)
        await forgetEverything(database)
        window.location.reload()
      }
      const hasPassphrase = await keys.hasPassphrase()
      const keychain = await unlockKeys(keys, hasPassphrase, screen, beginAnew)
      store.setProtection({ keys: keys.protection, hasPassphrase })
      return { store: documents, profile, keys, keychain }
    },
    opened: (house) => {
      store.setHubStatus(house.signalling.status)
      house.signalling.onStatus(store.setHubStatus)
      house.signalling.onBridges(() => store.setOtherHubs(house.signalling))
    },
    calm: () => store.useSnug.getState().calm,
    isMuted: (member) => store.useSnug.getState().muted.includes(member),
    language: () => store.useSnug.getState().language,
  })
}
