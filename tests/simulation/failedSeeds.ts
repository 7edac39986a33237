import { failedLately } from './failedLately'
import { failedSince } from './failedSince'
import type { Step } from './steps'

/** A schedule that failed once, and must not again. */
export type FailedSeed = {
  readonly seed: number
  /**
   * The steps that were enough. Without them they are drawn from the seed (`drawUngoverned`), which then finds what it found
   * only as long as the table in `steps.ts` stays as it is.
   */
  readonly steps?: readonly Step[]
  readonly found: string
}

/** The first three were drawn by an earlier table: today they are schedules like others. */
export const failedSeeds: readonly FailedSeed[] = [
  { seed: 555679406, found: 'a refreshed summary overtook a newer one' },
  { seed: 310140353, found: 'words lost with their crashed author were judged as a fault of those who lack them' },
  { seed: 77842420, found: 'a note was opened whose founder was not known yet' },
  {
    seed: 25,
    steps: [
      { deed: 'sickenDisk', chance: 1345038707, pause: 218 },
      { deed: 'post', chance: 577758753, pause: 200 },
      { deed: 'post', chance: 1658953162, pause: 2 },
    ],
    found: 'words whose event came while the disk could not be read were never asked for',
  },
  { seed: 1001276, found: 'a copy made between words and their event was judged as a loss' },
  {
    seed: 749439531,
    found: 'what a disk that was set back had forgotten to be taken back was judged as a broken promise',
  },
  {
    seed: 911974448,
    found: 'a taking back was called settled before its words were erased, and forgotten by a crash in between',
  },
  {
    seed: 601889043,
    found: 'an edit of what had been taken back kept its words when a crash came before it was followed up',
  },
  {
    seed: 7023,
    steps: [
      { deed: 'remove', chance: 1257015690, pause: 229 },
      { deed: 'remove', chance: 190196744, pause: 325 },
    ],
    found: 'of two who were removed at once, the second was told who is linked when the first was cut off',
  },
  {
    seed: 878336510,
    steps: [
      { deed: 'remove', chance: 1645631400, pause: 325 },
      { deed: 'connect', chance: 1556662034, pause: 212 },
      { deed: 'fillDisk', chance: 3915927619, pause: 338 },
      { deed: 'connect', chance: 2951508157, pause: 231 },
      { deed: 'remove', chance: 990857678, pause: 38 },
      { deed: 'signalBadly', chance: 672912372, pause: 298 },
      { deed: 'connect', chance: 3169387803, pause: 176 },
      { deed: 'connect', chance: 2919537067, pause: 193 },
      { deed: 'crash', chance: 2150123728, pause: 45 },
    ],
    found: 'who lost an epoch’s secret before it was on a disk had been met in that epoch, and found nobody ever again',
  },
  {
    seed: 724069943,
    found: 'a lost secret was replaced only among linked members: two who met at a door alone were never linked again',
  },
  {
    seed: 121605556,
    steps: [
      { deed: 'backUp', chance: 1503833710, pause: 278 },
      { deed: 'remove', chance: 1271304923, pause: 117 },
      { deed: 'addDevice', chance: 2606965653, pause: 248 },
      { deed: 'snap', chance: 1490548067, pause: 75 },
      { deed: 'post', chance: 2035684041, pause: 87 },
      { deed: 'restore', chance: 2111942296, pause: 59 },
    ],
    found: 'who came in when the room had moved on, and was the only one left who knew of it, found nobody ever again',
  },
  {
    seed: 121605672,
    steps: [
      { deed: 'addDevice', chance: 1319662105, pause: 372 },
      { deed: 'remove', chance: 2234914490, pause: 395 },
      { deed: 'addDevice', chance: 3486631633, pause: 89 },
      { deed: 'removeLost', chance: 2486927991, pause: 76 },
      { deed: 'connect', chance: 869929027, pause: 392 },
      { deed: 'addDevice', chance: 4284518988, pause: 357 },
      { deed: 'removeLost', chance: 1448901610, pause: 229 },
    ],
    found: 'the same, where a device removed the one that had opened the epoch',
  },
  {
    seed: 657274866,
    steps: [
      { deed: 'backUp', chance: 3650832623, pause: 179 },
      { deed: 'connect', chance: 2580563321, pause: 311 },
      { deed: 'post', chance: 3534249584, pause: 334 },
      { deed: 'restore', chance: 3903967328, pause: 131 },
      { deed: 'crash', chance: 1190783051, pause: 131 },
    ],
    found: 'a process that had ended was asked what its disk held, which had been set back, and mended it for ever',
  },
  {
    seed: 593793723,
    steps: [
      { deed: 'remove', chance: 3219127502, pause: 37 },
      { deed: 'addDevice', chance: 4070806303, pause: 59 },
      { deed: 'connect', chance: 3743651052, pause: 244 },
      { deed: 'cut', chance: 2429818157, pause: 231 },
      { deed: 'removeLost', chance: 954636283, pause: 314 },
      { deed: 'removeLost', chance: 587784052, pause: 281 },
      { deed: 'addDevice', chance: 3205688965, pause: 256 },
    ],
    found:
      'a removal by a device that an organiser had taken counted for nothing, and yet kept out whom the other had added',
  },
  {
    seed: 593793209,
    steps: [
      { deed: 'addDevice', chance: 1663263337, pause: 30 },
      { deed: 'connect', chance: 3820471479, pause: 396 },
      { deed: 'post', chance: 3095235082, pause: 232 },
      { deed: 'crash', chance: 1145819915, pause: 194 },
      { deed: 'removeLost', chance: 3147460252, pause: 131 },
      { deed: 'addDevice', chance: 3067314402, pause: 56 },
      { deed: 'addDevice', chance: 3370250780, pause: 300 },
      { deed: 'cut', chance: 3629196730, pause: 315 },
      { deed: 'snap', chance: 606918484, pause: 313 },
      { deed: 'write', chance: 2879293786, pause: 329 },
      { deed: 'connect', chance: 2443810422, pause: 87 },
      { deed: 'repeat', chance: 138796145, pause: 278 },
      { deed: 'addDevice', chance: 2395525430, pause: 168 },
    ],
    found: 'the same as at seed 351027626: a ledger with a hole in it was handed to a second device',
  },
  {
    seed: 112538315,
    steps: [
      { deed: 'crash', chance: 2142972424, pause: 256 },
      { deed: 'connect', chance: 2513936535, pause: 233 },
      { deed: 'write', chance: 1402289234, pause: 10 },
      { deed: 'stall', chance: 4282393199, pause: 353 },
      { deed: 'post', chance: 416310769, pause: 88 },
      { deed: 'tear', chance: 1696197369, pause: 98 },
      { deed: 'takeBack', chance: 744193881, pause: 103 },
    ],
    found: 'what stood behind a gap was not followed up once that was filled, and so not erased though taken back',
  },
  {
    seed: 710002685,
    steps: [
      { deed: 'addDevice', chance: 1279213767, pause: 156 },
      { deed: 'promote', chance: 518643041, pause: 1 },
      { deed: 'connect', chance: 3527450533, pause: 28 },
      { deed: 'post', chance: 1300278058, pause: 128 },
      { deed: 'post', chance: 764779888, pause: 99 },
      { deed: 'connect', chance: 306196395, pause: 232 },
      { deed: 'remove', chance: 3973511931, pause: 308 },
      { deed: 'write', chance: 2246982464, pause: 2 },
      { deed: 'write', chance: 225265285, pause: 26 },
      { deed: 'write', chance: 248304507, pause: 70 },
      { deed: 'stall', chance: 3951051656, pause: 67 },
      { deed: 'takeBack', chance: 2021546804, pause: 41 },
      { deed: 'addDevice', chance: 2319652456, pause: 78 },
      { deed: 'tear', chance: 667794319, pause: 126 },
      { deed: 'edit', chance: 931740611, pause: 273 },
    ],
    found:
      'words that their author had taken back, of which a disk had lost the event, were missed where an edit had replaced them',
  },
  {
    seed: 996324795,
    steps: [
      { deed: 'connect', chance: 2888883870, pause: 289 },
      { deed: 'post', chance: 1878988608, pause: 263 },
      { deed: 'repeat', chance: 2387869693, pause: 393 },
      { deed: 'tear', chance: 636968427, pause: 371 },
      { deed: 'connect', chance: 894604997, pause: 6 },
      { deed: 'post', chance: 2775688697, pause: 276 },
      { deed: 'tear', chance: 4131557307, pause: 356 },
    ],
    found:
      'what a disk had lost before it was looked up whether its words are here was never acknowledged when it came back',
  },
  {
    seed: 690126200,
    steps: [
      { deed: 'post', chance: 2791233061, pause: 323 },
      { deed: 'write', chance: 2655939590, pause: 33 },
      { deed: 'crash', chance: 2896410931, pause: 117 },
      { deed: 'tear', chance: 2279372984, pause: 378 },
      { deed: 'crash', chance: 388461972, pause: 222 },
      { deed: 'takeBack', chance: 1526931095, pause: 373 },
    ],
    found:
      'words were not erased when their message had been misread, from a row damaged in one bit, as it was taken back',
  },
  {
    seed: 5126,
    steps: [
      { deed: 'post', chance: 668604358, pause: 38 },
      { deed: 'post', chance: 1928696572, pause: 180 },
      { deed: 'tearAwake', chance: 3977353975, pause: 326 },
      { deed: 'post', chance: 2144502857, pause: 266 },
    ],
    found: 'what was said behind what the disk had lost of the very stream that was being written reached nobody',
  },
  {
    seed: 632821107,
    steps: [
      { deed: 'connect', chance: 3189355880, pause: 351 },
      { deed: 'post', chance: 870439544, pause: 187 },
      { deed: 'crash', chance: 4217765741, pause: 203 },
      { deed: 'tearAwake', chance: 2258467536, pause: 391 },
    ],
    found:
      'what a disk had lost while it ran was not acknowledged again when it came back, though its author had forgotten the first time',
  },
  {
    seed: 613842131,
    steps: [
      { deed: 'write', chance: 2840148533, pause: 376 },
      { deed: 'write', chance: 761757235, pause: 204 },
      { deed: 'connect', chance: 267132357, pause: 388 },
      { deed: 'tear', chance: 2480402398, pause: 13 },
    ],
    found:
      'the only row of a note, cut off where it says what is deleted, was taken for whole, and the note could not be opened',
  },
  {
    seed: 655302076,
    steps: [
      { deed: 'crash', chance: 17778661, pause: 171 },
      { deed: 'post', chance: 2370055284, pause: 313 },
      { deed: 'post', chance: 493821575, pause: 209 },
      { deed: 'rename', chance: 3563286469, pause: 236 },
      { deed: 'connect', chance: 660599065, pause: 186 },
      { deed: 'edit', chance: 468791195, pause: 373 },
      { deed: 'write', chance: 2363827960, pause: 156 },
      { deed: 'fade', chance: 720955787, pause: 86 },
      { deed: 'tearAwake', chance: 3013295780, pause: 107 },
      { deed: 'takeBack', chance: 3822278816, pause: 128 },
      { deed: 'addDevice', chance: 2682042918, pause: 328 },
      { deed: 'removeLost', chance: 1022894143, pause: 137 },
      { deed: 'crash', chance: 3345988436, pause: 230 },
      { deed: 'removeLost', chance: 1064651886, pause: 136 },
      { deed: 'addDevice', chance: 2655540058, pause: 1 },
    ],
    found:
      'words that were taken back were asked for again after damage, for ever, if who took them back was removed meanwhile and is back',
  },
  {
    seed: 545591915,
    steps: [
      { deed: 'post', chance: 1323798624, pause: 161 },
      { deed: 'repeat', chance: 3595113360, pause: 249 },
      { deed: 'remove', chance: 1298154112, pause: 23 },
      { deed: 'write', chance: 119118120, pause: 375 },
      { deed: 'post', chance: 2362400890, pause: 307 },
      { deed: 'post', chance: 1389206963, pause: 144 },
      { deed: 'addDevice', chance: 101334315, pause: 201 },
      { deed: 'snap', chance: 2537599756, pause: 346 },
      { deed: 'connect', chance: 3630028515, pause: 16 },
      { deed: 'addDevice', chance: 2410575458, pause: 299 },
      { deed: 'takeBack', chance: 1342835734, pause: 306 },
      { deed: 'post', chance: 2881087268, pause: 344 },
      { deed: 'connect', chance: 3835819289, pause: 328 },
      { deed: 'write', chance: 1386868573, pause: 372 },
      { deed: 'removeLost', chance: 2591659037, pause: 330 },
      { deed: 'crash', chance: 3479666497, pause: 154 },
      { deed: 'tear', chance: 901182465, pause: 30 },
    ],
    found: 'words whose name a disk had damaged were asked for by what is no hash, and the link did not come about',
  },
  {
    seed: 1000451523,
    steps: [
      { deed: 'connect', chance: 1583725993, pause: 182 },
      { deed: 'stall', chance: 158047364, pause: 348 },
      { deed: 'partition', chance: 1955354980, pause: 310 },
      { deed: 'snap', chance: 1747936091, pause: 242 },
      { deed: 'post', chance: 1210702704, pause: 214 },
      { deed: 'write', chance: 2029346361, pause: 207 },
      { deed: 'tearAwake', chance: 2267668428, pause: 210 },
      { deed: 'takeBack', chance: 3168675046, pause: 189 },
      { deed: 'connect', chance: 2919131887, pause: 260 },
      { deed: 'promote', chance: 2796840805, pause: 229 },
      { deed: 'signalBadly', chance: 3311959459, pause: 114 },
      { deed: 'sickenDisk', chance: 412784111, pause: 356 },
      { deed: 'edit', chance: 3501329150, pause: 217 },
      { deed: 'tearAwake', chance: 1173600536, pause: 117 },
      { deed: 'fade', chance: 426293156, pause: 159 },
      { deed: 'post', chance: 4052433460, pause: 187 },
      { deed: 'write', chance: 2558831855, pause: 284 },
      { deed: 'backdate', chance: 882862292, pause: 19 },
      { deed: 'comeBack', chance: 2648680369, pause: 125 },
      { deed: 'connect', chance: 1153800760, pause: 20 },
      { deed: 'connect', chance: 859318040, pause: 243 },
      { deed: 'post', chance: 44158792, pause: 256 },
      { deed: 'promote', chance: 2026275121, pause: 319 },
      { deed: 'rename', chance: 2527643345, pause: 125 },
      { deed: 'fade', chance: 2101114322, pause: 295 },
      { deed: 'stall', chance: 2533289331, pause: 346 },
    ],
    found:
      'words that could not be looked for while the disk was ill were asked for once it was well, though they had been taken back',
  },
  {
    seed: 56384525,
    steps: [
      { deed: 'post', chance: 1067959718, pause: 227 },
      { deed: 'takeBack', chance: 1025579697, pause: 369 },
      { deed: 'post', chance: 2009166436, pause: 132 },
      { deed: 'connect', chance: 434880078, pause: 368 },
      { deed: 'post', chance: 2238448684, pause: 58 },
      { deed: 'edit', chance: 3086943425, pause: 50 },
      { deed: 'post', chance: 2844158119, pause: 161 },
      { deed: 'post', chance: 2990577794, pause: 330 },
      { deed: 'stall', chance: 210589148, pause: 232 },
      { deed: 'promote', chance: 1649090077, pause: 214 },
      { deed: 'tear', chance: 1000913581, pause: 88 },
      { deed: 'repeat', chance: 2991669473, pause: 299 },
    ],
    found:
      'the damaged end of a stream was taken for a second signature: the stream stayed frozen, and nobody was believed who had it',
  },
  {
    seed: 666140133,
    steps: [
      { deed: 'addDevice', chance: 835838258, pause: 212 },
      { deed: 'connect', chance: 1500126458, pause: 258 },
      { deed: 'connect', chance: 3128652415, pause: 394 },
      { deed: 'remove', chance: 3701034518, pause: 184 },
      { deed: 'promote', chance: 2290835377, pause: 155 },
      { deed: 'cut', chance: 3458074092, pause: 399 },
      { deed: 'backUp', chance: 1840590640, pause: 326 },
      { deed: 'removeLost', chance: 1571051708, pause: 305 },
      { deed: 'backdate', chance: 689396912, pause: 368 },
      { deed: 'removeLost', chance: 1696919030, pause: 72 },
      { deed: 'removeLost', chance: 3366489388, pause: 183 },
      { deed: 'restore', chance: 757587686, pause: 110 },
    ],
    found:
      'somebody was taken for removed before they opened an epoch by a removal of after it: the earlier one went with a disk that was set back',
  },
  {
    seed: 324608739,
    steps: [
      { deed: 'post', chance: 1826061480, pause: 26 },
      { deed: 'post', chance: 3897631577, pause: 6 },
      { deed: 'addDevice', chance: 2932730069, pause: 190 },
      { deed: 'fillDisk', chance: 437239822, pause: 222 },
      { deed: 'connect', chance: 4129819275, pause: 143 },
      { deed: 'connect', chance: 1972825805, pause: 252 },
      { deed: 'write', chance: 1908242118, pause: 91 },
      { deed: 'tearAwake', chance: 3466122054, pause: 362 },
      { deed: 'tear', chance: 3028025426, pause: 47 },
      { deed: 'connect', chance: 4208426110, pause: 109 },
      { deed: 'connect', chance: 2336772877, pause: 319 },
      { deed: 'crash', chance: 2099729990, pause: 19 },
    ],
    found:
      'a mending wrote an event that still waited for the full disk, without what is noted of it: after a crash the note was founded, and could not be found',
  },
  {
    seed: 536503772,
    found:
      'of a damaged note nothing was read beyond the second letter that somebody typed, and it was mended again and again, without an end',
  },
  ...failedSince,
  ...failedLately,
]
