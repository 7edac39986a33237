import { NO_HEADS, unpackHeads } from '#shared/events/packHeads'
import { body, title } from '#shared/documents/noteDocument'
import { timeline } from '#shared/documents/timeline'
import type { PlacedEvent, TalkFields } from '#shared/events/event'
import type { DocId, Hash } from '#shared/protocol/ids'
import { isStreamDoc, noteDoc } from '#shared/protocol/ids'
import type { TestMember } from '../support/room'
import { asideAmong, placeIn, placeOf } from './aside'
import { checkFramed } from './backdate'
import { isKept, longestOf } from './disks'
import { checkEpochs, remaining } from './removed'
import type { Saved, World } from './world'

const FAR = Date.UTC(2030, 0)

const hashOf = ({ event }: PlacedEvent<TalkFields>): Hash | undefined =>
  event.kind === 'message' || event.kind === 'edition' || event.kind === 'part' || event.kind === 'edit'
    ? event.hash
    : undefined

/** Whoever believes that `keeper` has stored something: it is on the keeper's disk, with its words unless erased. */
export const checkPromises = async (world: World, keeper: TestMember): Promise<void> => {
  const disk = keeper.disk.rooms.get(world.r.id)
  // What was promised before the disk was set back has to come back first.
  if (!disk || world.setBack.has(keeper)) return
  const lossy = isLossy(world)
  // What only a removed member has does not come back, whatever they were promised.
  const those = { ...world, honest: remaining(world) }
  for (const believer of those.honest) {
    if (believer === keeper) continue
    // A process that has ended, and whose disk is another by now, can be asked nothing.
    if (world.down.has(believer) && world.setBack.has(believer)) continue
    for (const doc of believer.replica.months()) {
      const promised = believer.replica.delivery(keeper.device.id, doc)
      if (promised.size === 0) continue
      const heads = new Map(
        unpackHeads(disk.summaries.get(doc)?.heads ?? NO_HEADS).map(({ client, length }) => [client, length]),
      )
      for (const [client, length] of promised) {
        // A disk that was set back may have been the only one.
        const due = lossy ? Math.min(length, longestOf(those, doc, client)) : length
        if ((heads.get(client) ?? 0) < due)
          world.wrongs.push(`${keeper.name} promised ${believer.name} events that are not on disk`)
      }
      const events = await believer.replica.events(doc)
      // Who was set back may not know any more what they took back themselves; the keeper does.
      const known = new Map([...(await eventsOf(believer)), ...(await eventsOf(keeper))].map((one) => [one.id, one]))
      const { erasable } = timeline([...known.values()], believer.replica.state(), FAR)
      const aside = asideAmong([...known.values()], keeper.replica.state())
      for (const placed of events) {
        if (placed.event.seq >= (promised.get(placed.client) ?? 0)) continue
        const hash = hashOf(placed)
        // Of what was taken back before they came, or is set aside, there are no words to have.
        if (aside.has(placeIn(placed))) continue
        if (lossy && isOfErased(placed, known, disk)) continue
        if (hash && !disk.contents.has(hash) && !disk.erased.has(hash) && !erasable.has(hash)) {
          if (lossy && !isKept(those, hash)) continue
          world.wrongs.push(`${keeper.name} promised ${believer.name} words that are not on disk`)
        }
      }
    }
  }
}

/**
 * A part of a message whose words the keeper has erased: whoever took it back was heard by the keeper alone, before their disk and the keeper's
 * damaged what said so. It is noted beside the keeper's log still, and nobody can be given it.
 */
const isOfErased = (
  { event }: PlacedEvent<TalkFields>,
  known: ReadonlyMap<string, PlacedEvent<TalkFields>>,
  { erased }: { readonly erased: ReadonlySet<Hash> },
): boolean => {
  const message = event.kind === 'part' ? known.get(event.of) : undefined
  const hash = message && hashOf(message)
  return hash !== undefined && erased.has(hash)
}

const eventsOf = async ({ replica }: TestMember): Promise<readonly PlacedEvent<TalkFields>[]> =>
  (await Promise.all(replica.months().map((month) => replica.events(month)))).flat()

/**
 * Words that their author may have taken back in vain: who heard of it before the removal has erased them for ever, and to
 * who heard of the removal before, the taking back is set aside.
 */
const inVain = (world: World): ((placed: PlacedEvent<TalkFields>) => boolean) => {
  const here = remaining(world)
  const tookBack = world.posts.filter(({ by, hash }) => world.takenBack.has(hash) && !here.includes(by))
  const devices = new Set(tookBack.map(({ by }) => by.device.id))
  return ({ event }) => devices.has(event.device)
}

/** Words that somebody has erased whose disk may have lost the event that said so. */
const unexplained = (world: World): ((hash: Hash) => boolean) => {
  const here = remaining(world)
  return (hash) => world.damaged.size > 0 && here.some(({ replica }) => replica.isErased(hash))
}

/** Everything that a member's copy adds up to, as text: equal texts, equal copies. */
const copyOf = async (
  member: TestMember,
  isVain: (placed: PlacedEvent<TalkFields>) => boolean,
  isUnexplained: (hash: Hash) => boolean,
  /**
   * Then of a name, or a shelf, its author's process may have ended before it was stored, and the only disk that had the event
   * have lost it: it is noted on that machine alone.
   */
  hasDamage: boolean,
): Promise<string[]> => {
  const { replica, store } = member
  const events = await eventsOf(member)
  const read = timeline(events, replica.state(), FAR)
  // A note whose founding is set aside may have come to some before they heard of it.
  const isFounded = (doc: DocId): boolean => [...read.notes.keys()].some((note) => noteDoc(note) === doc)
  const summaries = (await store.summaries(replica.room)).filter(({ doc }) => isStreamDoc(doc) || isFounded(doc))
  // Of what a disk damaged there may be nothing left anywhere.
  const lines = summaries.flatMap(({ doc, digest, stateVector }) => (stateVector.length > 1 ? `${doc} ${digest}` : []))
  const words = await replica.words([...read.wanted])
  const vain = new Set(events.filter(isVain).map(hashOf))
  // Also words that an edit has replaced since: they are wanted all the same.
  for (const { hash, parts } of read.messages)
    if (isUnexplained(hash)) for (const one of [hash, ...parts]) vain.add(one)
  for (const hash of read.wanted) if (isUnexplained(hash)) vain.add(hash)
  const textOf = (hash: Hash): string => (vain.has(hash) ? '' : (words.get(hash)?.text ?? 'NO WORDS'))
  for (const { id, hash, takenBack } of read.messages) lines.push(`${id} ${takenBack ? 'taken back' : textOf(hash)}`)
  for (const { id, parts, partsToCome } of read.messages)
    lines.push(`${id} has ${parts.join(' ')}${partsToCome ? 'parts to come' : ''}`)
  for (const { id, parts } of hasDamage ? [] : replica.editions()) lines.push(`edition ${id} of ${parts}`)
  for (const hash of [...read.wanted].sort()) if (!vain.has(hash)) lines.push(`${hash} ${words.has(hash)}`)
  for (const { id, name, earlier = [] } of hasDamage ? [] : replica.state().members.values())
    lines.push(`${id} is ${[name, ...earlier.map((one) => `${one.name} until ${one.until}`)].join(', ')}`)
  for (const { note, shelf } of hasDamage ? [] : replica.notes()) lines.push(`${note} stands on "${shelf}"`)
  for (const note of [...read.notes.keys()].sort()) {
    const { doc, close } = await replica.openNote(note)
    const pending = doc.store.pendingStructs ?? doc.store.pendingDs
    lines.push(`${note} ${title(doc).toString()} ${body(doc).toString()} ${pending ? 'PENDING' : ''}`)
    void close()
  }
  return lines.sort()
}

/** What a month shows as it grows is what its events add up to, parts too; and editions are listed as they stand in it. */
const checkShown = async ({ replica, name }: TestMember, hasDamage: boolean): Promise<readonly string[]> => {
  const wrongs: string[] = []
  const editions: string[] = []
  for (const doc of replica.months()) {
    const { line, release } = await replica.hold(doc)
    await replica.fill(doc)
    const events = await Promise.all(replica.months().map((month) => replica.events(month)))
    const read = new Map(timeline(events.flat(), replica.state(), FAR).messages.map((one) => [one.id, one]))
    for (const { id, kind, parts, takenBack } of line.messages()) {
      // Taken back by what is noted beside a log that was damaged since, as above.
      const isNotedAlone = hasDamage && takenBack && read.get(id)?.takenBack === false
      if (parts.join(' ') !== read.get(id)?.parts.join(' ') && !isNotedAlone)
        wrongs.push(`${name} shows other parts of ${id}`)
      if (kind === 'edition' && !takenBack) editions.push(id)
    }
    release()
  }
  const listed = replica.editions().map(({ id }) => id as string)
  if (!hasDamage && listed.toSorted().join(' ') !== editions.toSorted().join(' '))
    wrongs.push(`${name} lists other editions`)
  return wrongs
}

/** What could still be read behind something that was damaged is there by its text, be it where it stood or said again. */
const checkAgain = async (world: World, member: TestMember): Promise<readonly string[]> => {
  const { replica, name } = member
  const here = remaining(world)
  const due = [...world.again].flatMap(([text, { by }]) => (here.includes(by) ? [text] : []))
  if (due.length === 0) return []
  const read = timeline(await eventsOf(member), replica.state(), FAR)
  const words = await replica.words([...read.wanted])
  const texts = new Set(Array.from(words.values(), ({ text }) => text))
  return due.flatMap((text) =>
    texts.has(text) ? [] : [`${name} lacks "${text.slice(0, 40)}", which stood behind damage`],
  )
}

/** A keeper is nobody who is here. */
const isSeen = ({ replica }: TestMember): boolean => replica.state().byDevice.get(replica.self)?.role !== 'keeper'

/** A disk was set back, or has damaged something: it may have had the only copy. */
const isLossy = ({ backups, damaged }: World): boolean => backups.size > 0 || damaged.size > 0

/** Of who was removed, nobody need have the words; nor those of which a removed member had the only copy. */
const isDue = (world: World, { by, hash, doc, client, seq, said, session }: Saved): boolean => {
  const those = { ...world, honest: remaining(world) }
  if (!those.honest.includes(by)) return false
  if (world.kept.get(by) === session) return true
  if (said > (world.noticed.get(by) ?? Infinity)) return true
  return !isLossy(world) || (isKept(those, hash) && longestOf(those, doc, client) > seq)
}

/** After all is healed: what is wrong, in words; nothing if all is well. */
export const judge = async (world: World): Promise<readonly string[]> => {
  const { r } = world
  const honest = remaining(world)
  const wrongs = new Set([...world.wrongs, ...checkEpochs(world), ...checkFramed(world)])
  const copies = await r.when(
    Promise.all(honest.map((member) => copyOf(member, inVain(world), unexplained(world), world.damaged.size > 0))),
  )
  const first = copies[0] ?? []
  for (const [at, copy] of copies.entries()) {
    const odd = [...copy.filter((line) => !first.includes(line)), ...first.filter((line) => !copy.includes(line))]
    if (odd.length > 0)
      wrongs.add(
        `${honest[at]?.name} differs from ${honest[0]?.name}:\n  ${odd
          .slice(0, 6)
          .map((line) => line.slice(0, 200))
          .join('\n  ')}`,
      )
    for (const line of copy.filter((one) => one.endsWith('PENDING'))) wrongs.add(`${honest[at]?.name}: ${line}`)
  }
  for (const member of honest) {
    for (const wrong of await r.when(checkShown(member, world.damaged.size > 0))) wrongs.add(wrong)
    for (const wrong of await r.when(checkAgain(world, member))) wrongs.add(wrong)
    const words = await member.replica.words([...world.saved.values()].map(({ hash }) => hash))
    const events = await eventsOf(member)
    const aside = asideAmong(events, member.replica.state())
    for (const [text, said] of world.saved)
      if (!words.has(said.hash) && !aside.has(placeOf(said)) && isDue(world, said))
        wrongs.add(`${member.name} lacks "${text.slice(0, 40)}", which was called stored`)
    const kept = member.disk.rooms.get(r.id)
    const { erasable } = timeline(events, member.replica.state(), FAR)
    for (const hash of erasable)
      if (kept?.contents.has(hash)) wrongs.add(`${member.name} still has words that were taken back`)
    await checkPromises(world, member)
    await checkDelivered(world, member, events, wrongs)
    if (member.replica.present().length !== honest.filter(isSeen).length)
      wrongs.add(`${member.name} sees ${member.replica.present().length} present`)
  }
  return [...wrongs, ...world.wrongs.filter((wrong) => !wrongs.has(wrong))]
}

/**
 * Words that nobody has: their author's process ended before they were on a disk, and after their event had been sent; or
 * they were erased, and the disk has lost why.
 */
const lostWords = async (world: World, events: readonly PlacedEvent<TalkFields>[]): Promise<Set<Hash>> => {
  const honest = remaining(world)
  const lost = new Set(events.flatMap((placed) => hashOf(placed) ?? []))
  for (const { replica } of honest) {
    for (const hash of (await replica.words([...lost])).keys()) lost.delete(hash)
    if (world.damaged.size === 0) for (const hash of lost) if (replica.isErased(hash)) lost.delete(hash)
  }
  return lost
}

/** Each member knows that all others have all that it wrote, up to words that were lost with a process. What is set aside stops nothing. */
const checkDelivered = async (
  world: World,
  member: TestMember,
  events: readonly PlacedEvent<TalkFields>[],
  wrongs: Set<string>,
): Promise<void> => {
  const written = events.filter(({ event }) => event.device === member.device.id)
  const { erasable } = timeline(events, member.replica.state(), FAR)
  const honest = remaining(world)
  const lost = await lostWords(world, written)
  const ends = new Map<number, number>()
  for (const placed of written) {
    const hash = hashOf(placed)
    if (!hash || !lost.has(hash) || erasable.has(hash)) continue
    ends.set(placed.client, Math.min(placed.event.seq, ends.get(placed.client) ?? Infinity))
  }
  for (const other of honest) {
    if (other === member) continue
    for (const { in: doc, client, event } of written) {
      if (event.seq >= (ends.get(client) ?? Infinity)) continue
      const said = member.replica.delivery(other.device.id, doc).get(client) ?? 0
      if (said <= event.seq)
        wrongs.add(`${member.name} does not know that ${other.name} has all of its stream ${client}`)
    }
  }
}
