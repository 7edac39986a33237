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
  {
    seed: 30920141,
    steps: [
      { deed: 'post', chance: 3017437907, pause: 242 },
      { deed: 'addDevice', chance: 1228336430, pause: 102 },
      { deed: 'write', chance: 4191203441, pause: 358 },
      { deed: 'repeat', chance: 498537463, pause: 237 },
      { deed: 'post', chance: 3791404415, pause: 290 },
      { deed: 'post', chance: 2858942554, pause: 159 },
      { deed: 'connect', chance: 1411811605, pause: 172 },
      { deed: 'attach', chance: 4021418701, pause: 78 },
      { deed: 'edit', chance: 1394436380, pause: 170 },
      { deed: 'connect', chance: 4068529305, pause: 42 },
      { deed: 'promote', chance: 2806756014, pause: 218 },
      { deed: 'tearUnseen', chance: 2164753611, pause: 199 },
      { deed: 'shelve', chance: 3481940729, pause: 286 },
      { deed: 'connect', chance: 3963954573, pause: 220 },
      { deed: 'openArchive', chance: 3701294274, pause: 195 },
      { deed: 'exportArchive', chance: 94838745, pause: 135 },
      { deed: 'cut', chance: 1047758031, pause: 119 },
      { deed: 'comeBack', chance: 1297484784, pause: 63 },
      { deed: 'cut', chance: 2482820419, pause: 12 },
      { deed: 'tearAndEnd', chance: 3862810438, pause: 166 },
      { deed: 'tearAndEnd', chance: 779098752, pause: 323 },
      { deed: 'crash', chance: 1060912763, pause: 351 },
      { deed: 'tearAwake', chance: 3537979112, pause: 239 },
      { deed: 'removeLost', chance: 3179746859, pause: 133 },
    ],
    found:
      'a process ended between the mending of a document and the noting of what is to be said again of it: nobody found that any more',
  },
  {
    seed: 2750003326,
    steps: [
      { deed: 'post', chance: 3088187185, pause: 26 },
      { deed: 'write', chance: 2028336492, pause: 93 },
      { deed: 'write', chance: 900135586, pause: 31 },
      { deed: 'post', chance: 516490448, pause: 206 },
      { deed: 'jumpClock', chance: 3032011984, pause: 368 },
      { deed: 'crash', chance: 3881964418, pause: 281 },
      { deed: 'post', chance: 2547825249, pause: 31 },
      { deed: 'attach', chance: 3879920865, pause: 280 },
      { deed: 'addDevice', chance: 3446970215, pause: 56 },
      { deed: 'jumpClock', chance: 3813979891, pause: 316 },
      { deed: 'tearAndEnd', chance: 770922030, pause: 278 },
    ],
    found:
      'a part of a message was said again by a clock that had been put right since: it was older than its message, and belonged to none',
  },
  {
    seed: 2750001486,
    steps: [
      { deed: 'crash', chance: 3263004093, pause: 245 },
      { deed: 'crash', chance: 2735815750, pause: 248 },
      { deed: 'post', chance: 3738408481, pause: 303 },
      { deed: 'comeBack', chance: 1781547052, pause: 19 },
      { deed: 'connect', chance: 3432325858, pause: 135 },
      { deed: 'crash', chance: 1966109401, pause: 86 },
      { deed: 'attach', chance: 2984420022, pause: 90 },
      { deed: 'post', chance: 1136148859, pause: 318 },
      { deed: 'edit', chance: 4280884523, pause: 71 },
      { deed: 'post', chance: 2448177720, pause: 132 },
      { deed: 'fillDisk', chance: 490395412, pause: 276 },
      { deed: 'takeBack', chance: 1678620085, pause: 109 },
      { deed: 'tearAndEnd', chance: 2843631156, pause: 184 },
      { deed: 'tear', chance: 34269662, pause: 307 },
    ],
    found:
      'the parts of a message that was taken back, as one machine alone has noted beside a damaged log, were judged as a loss',
  },
]
