import type { Target } from './target'
import { openArchive } from './targets/archive'
import { openAnswer } from './targets/answer'
import { openBridges } from './targets/bridge'
import { openCarets } from './targets/carets'
import { openDoor } from './targets/door'
import { openEpochDoor, openMesh } from './targets/engine'
import { openDeviceDoor, openKnocking } from './targets/guest'
import { openHandshake } from './targets/handshake'
import { openHub } from './targets/hub'
import { openLarger } from './targets/larger'
import { openLikeness } from './targets/likeness'
import { openLink } from './targets/link'
import { openNearby } from './targets/nearby'
import { openNote } from './targets/note'
import { openPresence } from './targets/presence'
import { openUpdate } from './targets/update'
import { openWire } from './targets/wire'

/** Every place where something comes in; `parts` of a hundred inputs go there: fewer where one takes longer. */
export const targets = {
  wire: { parts: 12, open: openWire },
  update: { parts: 8, open: openUpdate },
  note: { parts: 8, open: openNote },
  link: { parts: 10, open: openLink },
  hub: { parts: 8, open: openHub },
  door: { parts: 5, open: openDoor },
  handshake: { parts: 5, open: openHandshake },
  carets: { parts: 5, open: openCarets },
  presence: { parts: 3, open: openPresence },
  larger: { parts: 4, open: openLarger },
  likeness: { parts: 4, open: openLikeness },
  bridge: { parts: 8, open: openBridges },
  nearby: { parts: 4, open: openNearby },
  guest: { parts: 4, open: openKnocking },
  answer: { parts: 3, open: openAnswer },
  deviceDoor: { parts: 3, open: openDeviceDoor },
  mesh: { parts: 5, open: openMesh },
  epochDoor: { parts: 3, open: openEpochDoor },
  archive: { parts: 2, open: openArchive },
} as const satisfies Record<string, { readonly parts: number; readonly open: () => Promise<Target> }>

export type TargetName = keyof typeof targets
export const targetNames = Object.keys(targets) as readonly TargetName[]
