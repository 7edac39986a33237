import type { FailedSeed } from './failedSeeds'

/** What failed since there are editions. */
export const failedSince: readonly FailedSeed[] = [
  {
    seed: 274117363,
    steps: [
      { deed: 'addDevice', chance: 1492982383, pause: 303 },
      { deed: 'connect', chance: 1404498718, pause: 32 },
      { deed: 'post', chance: 2028606541, pause: 143 },
      { deed: 'write', chance: 583611903, pause: 244 },
      { deed: 'removeLost', chance: 121108995, pause: 145 },
      { deed: 'promote', chance: 3998803191, pause: 57 },
      { deed: 'fillDisk', chance: 3126551761, pause: 195 },
      { deed: 'publish', chance: 211925013, pause: 390 },
    ],
    found:
      'an edition was held for lost that is set aside everywhere: who published it had been made an organiser by a device that was removed',
  },
  {
    seed: 274117473,
    steps: [
      { deed: 'addDevice', chance: 3697051594, pause: 369 },
      { deed: 'connect', chance: 2131975678, pause: 222 },
      { deed: 'removeLost', chance: 3524668126, pause: 339 },
      { deed: 'promote', chance: 1238394853, pause: 54 },
      { deed: 'edit', chance: 3451750080, pause: 289 },
      { deed: 'publish', chance: 60613502, pause: 362 },
    ],
    found: 'the same, of an edition whose words nobody else has',
  },
  {
    seed: 7002,
    steps: [
      { deed: 'write', chance: 2007121607, pause: 175 },
      { deed: 'post', chance: 1391064829, pause: 26 },
      { deed: 'rename', chance: 3569903796, pause: 167 },
      { deed: 'rename', chance: 2104452651, pause: 300 },
      { deed: 'tearAndEnd', chance: 3190933798, pause: 59 },
    ],
    found:
      'what was said behind damage, by a process that ended before anybody had noticed, was given to nobody, for ever',
  },
  {
    seed: 302541785,
    steps: [
      { deed: 'addDevice', chance: 302771242, pause: 168 },
      { deed: 'rename', chance: 2637376376, pause: 388 },
      { deed: 'tearUnseen', chance: 3928754153, pause: 328 },
      { deed: 'addDevice', chance: 1691442205, pause: 17 },
      { deed: 'crash', chance: 3878163889, pause: 14 },
      { deed: 'tearAndEnd', chance: 3931573945, pause: 24 },
      { deed: 'mergeLog', chance: 2533548265, pause: 225 },
    ],
    found:
      'what stood behind a damaged event was given up with it, once a log had been merged into one row and before anybody had noticed',
  },
]
