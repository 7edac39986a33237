import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { TestMember } from '../support/room'
import { corrupt, repeat } from './attack'
import { edit, post, takeBack, write } from './deeds'
import { comeBack, crash, fillDisk, jumpClock, sickenDisk, slowDisk } from './faults'
import { connect, cut, fade, partition, signalBadly, snap, stall } from './linkFaults'
import { backUp, restore } from './restore'
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

export type DeedName = keyof typeof DEEDS
const NAMES = Object.keys(DEEDS) as DeedName[]
const WEIGHT = NAMES.reduce((sum, name) => sum + DEEDS[name][0], 0)

/**
 * One thing that happens. All that it decides comes from `chance`, so it decides the same when others are left out.
 * `pause` is in milliseconds: how long until the next one.
 */
export type Step = { readonly deed: DeedName; readonly chance: number; readonly pause: number }

export const deedOf = ({ deed }: Step): Happen => DEEDS[deed][1]

/** How many steps a schedule has. */
const STEPS = 60
/** So that steps and the room's own chance have nothing to do with each other. */
const APART = 0x5eed

const draw = (fraction: () => number): DeedName => {
  let chance = fraction() * WEIGHT
  for (const name of NAMES) {
    chance -= DEEDS[name][0]
    if (chance < 0) return name
  }
  return 'post'
}

/** The steps of a seed, decided before the first of them happens. */
export const drawSteps = (seed: number): readonly Step[] => {
  const { fraction } = createSeededRandomness(seed ^ APART)
  return Array.from({ length: STEPS }, () => ({
    deed: draw(fraction),
    chance: Math.floor(fraction() * 2 ** 32),
    pause: Math.floor(fraction() * 400),
  }))
}
