import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { TestMember } from '../support/room'
import { exportArchive, openArchive } from './archive'
import { corrupt, repeat } from './attack'
import { backdate } from './backdate'
import { addDevice, removeLost } from './devices'
import { edit, post, rename, shelve, takeBack, write } from './deeds'
import { promote, remove } from './govern'
import { attach, publish } from './larger'
import { comeBack, crash, fillDisk, jumpClock, mergeLog, sickenDisk, slowDisk } from './faults'
import { connect, cut, fade, partition, signalBadly, snap, stall } from './linkFaults'
import { backUp, restore } from './restore'
import { tear, tearAndEnd, tearAwake, tearUnseen } from './tear'
import type { World } from './world'

type Happen = (world: World, one: TestMember) => Promise<void> | void

/** What may happen, and how often beside the others. */
const DEEDS = {
  post: [30, post],
  edit: [6, edit],
  takeBack: [5, takeBack],
  write: [14, write],
  connect: [18, connect],
  signalBadly: [5, signalBadly],
  snap: [4, snap],
  cut: [5, cut],
  fade: [4, fade],
  stall: [3, stall],
  partition: [2, partition],
  crash: [4, crash],
  comeBack: [6, comeBack],
  backUp: [2, backUp],
  restore: [2, restore],
  fillDisk: [2, fillDisk],
  sickenDisk: [2, sickenDisk],
  slowDisk: [2, slowDisk],
  jumpClock: [3, jumpClock],
  corrupt: [2, corrupt],
  repeat: [2, repeat],
} as const satisfies Record<string, readonly [number, Happen]>
/** What organisers and failing disks do, new names, shelves, files, editions and archives, in some of the steps instead: beside the others, so that earlier seeds still mean what they meant. */
const GOVERNING = {
  remove,
  promote,
  backdate,
  addDevice,
  removeLost,
  tear,
  tearAwake,
  tearUnseen,
  tearAndEnd,
  mergeLog,
  rename,
  shelve,
  attach,
  publish,
  exportArchive,
  openArchive,
} as const satisfies Record<string, Happen>

type Drawn = keyof typeof DEEDS
export type DeedName = Drawn | keyof typeof GOVERNING
const NAMES = Object.keys(DEEDS) as Drawn[]
const WEIGHT = NAMES.reduce((sum, name) => sum + DEEDS[name][0], 0)
/** The share of steps in which somebody governs. */
const GOVERNED = 0.1

/**
 * One thing that happens. All that it decides comes from `chance`, so it decides the same when others are left out.
 * `pause` is in milliseconds: how long until the next one.
 */
export type Step = { readonly deed: DeedName; readonly chance: number; readonly pause: number }

export const deedOf = ({ deed }: Step): Happen => {
  const drawn = deed in DEEDS ? DEEDS[deed as Drawn] : undefined
  return drawn ? drawn[1] : GOVERNING[deed as keyof typeof GOVERNING]
}

/** How many steps a schedule has. */
const STEPS = 60
/** So that steps and the room's own chance have nothing to do with each other. */
const APART = 0x5eed
const FURTHER_APART = 0x60ed

const draw = (fraction: () => number): Drawn => {
  let chance = fraction() * WEIGHT
  for (const name of NAMES) {
    chance -= DEEDS[name][0]
    if (chance < 0) return name
  }
  return 'post'
}

/** The steps of a seed in which nobody governs, decided before the first of them happens. */
export const drawUngoverned = (seed: number): readonly Step[] => {
  const { fraction } = createSeededRandomness(seed ^ APART)
  return Array.from({ length: STEPS }, () => ({
    deed: draw(fraction),
    chance: Math.floor(fraction() * 2 ** 32),
    pause: Math.floor(fraction() * 400),
  }))
}

const governing = (chance: number): keyof typeof GOVERNING => {
  if (chance < 0.45) return 'remove'
  return chance < 0.85 ? 'promote' : 'backdate'
}

/** The share of steps in which somebody adds a device, or removes one: drawn apart, for the same reason. */
const DEVICES = 0.05
const APART_AGAIN = 0xde71
/** The share of steps in which a disk damages something. */
const TORN = 0.02
const APART_ONCE_MORE = 0x70f2
const APART_FOR_THE_AWAKE = 0xa3a1
const APART_FOR_THE_UNSEEN = 0xb5e3
const APART_FOR_THE_ENDED = 0xe4d5
/** The share of steps in which somebody's machine merges a log. */
const MERGED = 0.04
const APART_FOR_LOGS = 0x1093
/** The share of steps in which somebody chooses another name. */
const RENAMED = 0.03
const APART_FOR_NAMES = 0x4a3e
/** The share of steps in which somebody puts a note on a shelf. */
const SHELVED = 0.03
const APART_FOR_SHELVES = 0x5e1f
/** The share of steps in which somebody says something with files, or publishes an edition. */
const LARGER = 0.05
const APART_FOR_LARGER = 0x1a26

/** The share of steps in which somebody exports an archive, or opens one. */
const ARCHIVED = 0.04
const APART_FOR_ARCHIVES = 0x21bc

/** The steps of a seed: in some of them somebody is removed, or made an organiser, or adds or removes a device, or changes their name, or puts a note on a shelf, says something with files, publishes an edition, or a disk damages something. */
export const drawSteps = (seed: number): readonly Step[] => {
  const { fraction } = createSeededRandomness(seed ^ FURTHER_APART)
  const { fraction: ofDevices } = createSeededRandomness(seed ^ APART_AGAIN)
  const { fraction: ofTears } = createSeededRandomness(seed ^ APART_ONCE_MORE)
  const { fraction: ofTheAwake } = createSeededRandomness(seed ^ APART_FOR_THE_AWAKE)
  const { fraction: ofTheUnseen } = createSeededRandomness(seed ^ APART_FOR_THE_UNSEEN)
  const { fraction: ofTheEnded } = createSeededRandomness(seed ^ APART_FOR_THE_ENDED)
  const { fraction: ofLogs } = createSeededRandomness(seed ^ APART_FOR_LOGS)
  const { fraction: ofShelves } = createSeededRandomness(seed ^ APART_FOR_SHELVES)
  const { fraction: ofNames } = createSeededRandomness(seed ^ APART_FOR_NAMES)
  const { fraction: ofLarger } = createSeededRandomness(seed ^ APART_FOR_LARGER)
  const { fraction: ofArchives } = createSeededRandomness(seed ^ APART_FOR_ARCHIVES)
  return drawUngoverned(seed).map((step) => {
    const [torn, awake, renamed, shelved] = [ofTears(), ofTheAwake(), ofNames(), ofShelves()]
    const [unseen, merged] = [ofTheUnseen(), ofLogs()]
    const ended = ofTheEnded()
    const [larger, edition] = [ofLarger(), ofLarger()]
    const [archived, opened] = [ofArchives(), ofArchives()]
    const [governed, which] = [fraction(), fraction()]
    const [device, lost] = [ofDevices(), ofDevices()]
    if (torn < TORN) return { ...step, deed: 'tear' }
    if (awake < TORN) return { ...step, deed: 'tearAwake' }
    if (unseen < TORN) return { ...step, deed: 'tearUnseen' }
    if (ended < TORN) return { ...step, deed: 'tearAndEnd' }
    if (merged < MERGED) return { ...step, deed: 'mergeLog' }
    if (renamed < RENAMED) return { ...step, deed: 'rename' }
    if (shelved < SHELVED) return { ...step, deed: 'shelve' }
    if (larger < LARGER) return { ...step, deed: edition < 0.5 ? 'publish' : 'attach' }
    if (archived < ARCHIVED) return { ...step, deed: opened < 0.5 ? 'openArchive' : 'exportArchive' }
    if (device < DEVICES) return { ...step, deed: lost < 0.4 ? 'removeLost' : 'addDevice' }
    return governed < GOVERNED ? { ...step, deed: governing(which) } : step
  })
}
