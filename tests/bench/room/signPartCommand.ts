import { readFile, writeFile } from 'node:fs/promises'
import { createSeededRandomness } from '#shared/ports/randomness.fake'
import type { RoomId } from '#shared/protocol/ids'
import { talkDocAt } from '#shared/protocol/ids'
import { nodeRandomness } from '../../support/systemPorts'
import { deviceOfMember } from './makeLedger'
import { encodeMonth } from './monthFile'
import { planMonth } from './planMonth'
import type { RoomMember } from './roomFile'
import { monthPath } from './roomFile'
import type { Span } from './scale'
import { signMonth } from './signMonth'

/** What one process signs: of all the room's months every `parts`-th, from `part` on. */
export type Part = {
  readonly folder: string
  readonly room: RoomId
  readonly members: readonly RoomMember[]
  readonly spans: readonly Span[]
  readonly newest: string
  readonly part: number
  readonly parts: number
}

/** `node signPart.js FILE`: signs the months that the file says. Several at once, since hashing waits for other threads. */
const given = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as Part
const { folder, room, spans, part, parts } = given
const devices = given.members.map(deviceOfMember)
const AT_ONCE = 4

const months = spans.map((span, at) => ({ span, at })).filter(({ at }) => at % parts === part)
const signNext = async (): Promise<void> => {
  for (let next = months.shift(); next; next = months.shift()) {
    const { span, at } = next
    const newest = at === spans.length - 1
    const last = newest ? given.newest : 'That is all for this month.'
    const doc = talkDocAt(span.from)
    const deeds = planMonth(createSeededRandomness(at + 1), span, last)
    const month = await signMonth({ room, doc, deeds, devices, randomness: nodeRandomness, newest })
    await writeFile(monthPath(folder, doc), encodeMonth(month))
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, signNext))
