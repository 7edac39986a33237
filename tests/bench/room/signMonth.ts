import type { Content } from '#shared/contents/words'
import { makeWords } from '#shared/contents/words'
import type { RunOfTexts } from '#shared/events/encodeRuns'
import { encodeRuns } from '#shared/events/encodeRuns'
import type { TalkFields } from '#shared/events/event'
import type { StreamWriter } from '#shared/events/streamWriter'
import { createStreamWriter } from '#shared/events/streamWriter'
import type { Device } from '#shared/ports/keychain.port'
import type { Randomness } from '#shared/ports/randomness.port'
import type { Hash, MessageId, RoomId, TalkDocId } from '#shared/protocol/ids'
import { monthOfDoc, noteDoc, signedDocName } from '#shared/protocol/ids'
import type { MonthFile, MonthPart } from './monthFile'
import { makeNote } from './makeNote'
import type { Deed } from './planMonth'

/** So many of the newest month's last events came one by one, while the member was there. */
const LIVE = 300
/** The rest of a month came in so many pieces. */
const PIECES = 4

type Signed = {
  readonly client: number
  readonly seq: number
  readonly text: string
  readonly id: MessageId
  readonly update: Uint8Array<ArrayBuffer>
  readonly content: Content | undefined
}

/** Signs what the plan says with the members' keys, as their machines would have, and groups it as a disk has it. */
export const signMonth = async (given: {
  readonly room: RoomId
  readonly doc: TalkDocId
  readonly deeds: readonly Deed[]
  readonly devices: readonly Device[]
  readonly randomness: Randomness
  readonly newest: boolean
}): Promise<MonthFile> => {
  const { room, doc, deeds, devices, randomness, newest } = given
  const writers = new Map<string, StreamWriter>()
  /** In the order in which they were written; `byDeed` has the first of each deed. */
  const signed: Signed[] = []
  const byDeed: Signed[] = []
  const erased = new Set<Hash>()
  const notes: { doc: ReturnType<typeof noteDoc>; update: Uint8Array<ArrayBuffer> }[] = []

  const month = monthOfDoc(doc)

  const deviceOf = ({ member }: Deed): Device => {
    const device = devices[member]
    if (!device) throw new Error(`nobody is member ${member}`)
    return device
  }
  const writerOf = async (deed: Deed): Promise<StreamWriter> => {
    const { session } = deed
    const known = writers.get(session)
    if (known && !known.full) return known
    const device = deviceOf(deed)
    const fresh = await createStreamWriter({ signedName: signedDocName(room, doc), doc, device, randomness })
    writers.set(session, fresh)
    return fresh
  }

  /** What the deed's events say, with the words beside the first. */
  const fieldsOf = async (deed: Deed): Promise<{ fields: TalkFields[]; content?: Content }> => {
    const by = deviceOf(deed).id
    switch (deed.kind) {
      case 'message': {
        const content = await makeWords({ v: 1, by, text: deed.text }, randomness)
        const answered = deed.replyTo === undefined ? undefined : byDeed[deed.replyTo]
        const reply = answered ? { replyTo: answered.id, replyMonth: month } : {}
        return { fields: [{ kind: 'message', ...reply, hash: content.hash }], content }
      }
      case 'edit': {
        const content = await makeWords({ v: 1, by, text: deed.text }, randomness)
        return { fields: [{ kind: 'edit', of: placed(deed.of).id, month, hash: content.hash }], content }
      }
      case 'takenBack': {
        const { id, content } = placed(deed.of)
        if (!content) throw new Error('what is taken back has words')
        erased.add(content.hash)
        return { fields: [{ kind: 'takenBack', of: id, month, hash: content.hash }] }
      }
      case 'noteFounded': {
        const { note, client, update } = makeNote(deed.title, randomness)
        notes.push({ doc: noteDoc(note), update })
        return {
          fields: [
            { kind: 'noteFounded', note },
            { kind: 'noteWriter', note, client },
          ],
        }
      }
    }
  }
  const placed = (at: number): Signed => {
    const found = byDeed[at]
    if (!found) throw new Error(`nothing stands at ${at}`)
    return found
  }

  for (const deed of deeds) {
    const writer = await writerOf(deed)
    const { fields, content } = await fieldsOf(deed)
    for (const [at, one] of fields.entries()) {
      const { text, update, placed: written } = await writer.write(one, deed.at)
      const { id, client, event } = written
      const whole = { client, seq: event.seq, text, id: id as MessageId, update, content }
      signed.push(whole)
      if (at === 0) byDeed.push(whole)
    }
  }

  const end = newest ? Math.max(0, signed.length - LIVE) : signed.length
  const size = Math.ceil(end / PIECES)
  const pieces = Array.from({ length: PIECES }, (_, at) => signed.slice(at * size, Math.min(end, (at + 1) * size)))
  const part = (its: readonly Signed[]): MonthPart => ({
    update: encodeRuns(runsOf(its)),
    contents: contentsOf(its, erased),
  })
  return {
    doc,
    past: pieces.filter(({ length }) => length > 0).map(part),
    live: signed.slice(end).map((one) => ({ update: one.update, contents: contentsOf([one], erased) })),
    notes,
  }
}

const contentsOf = (signed: readonly Signed[], erased: ReadonlySet<Hash>): Content[] =>
  signed.flatMap(({ content }) => (content && !erased.has(content.hash) ? [content] : []))

const runsOf = (signed: readonly Signed[]): RunOfTexts[] => {
  const runs = new Map<number, { client: number; from: number; texts: string[] }>()
  for (const { client, seq, text } of signed) {
    const run = runs.get(client) ?? { client, from: seq, texts: [] }
    run.texts.push(text)
    runs.set(client, run)
  }
  return [...runs.values()]
}
