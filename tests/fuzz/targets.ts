import type { Target } from './target'
import { openArchive } from './targets/archive'
import { openDoor } from './targets/door'
import { openEpochDoor, openMesh } from './targets/engine'
import { openHandshake } from './targets/handshake'
import { openHub } from './targets/hub'
import { openLink } from './targets/link'
import { openNote } from './targets/note'
import { openUpdate } from './targets/update'
import { openWire } from './targets/wire'

/** Every place where something comes in; `parts` of a hundred inputs go there: fewer where one takes longer. */
export const targets = {
  wire: { parts: 24, open: openWire },
  update: { parts: 16, open: openUpdate },
  note: { parts: 10, open: openNote },
  link: { parts: 14, open: openLink },
  hub: { parts: 12, open: openHub },
  door: { parts: 8, open: openDoor },
  handshake: { parts: 6, open: openHandshake },
  mesh: { parts: 5, open: openMesh },
  epochDoor: { parts: 3, open: openEpochDoor },
  archive: { parts: 2, open: openArchive },
} as const satisfies Record<string, { readonly parts: number; readonly open: () => Promise<Target> }>

export type TargetName = keyof typeof targets
export const targetNames = Object.keys(targets) as readonly TargetName[]
