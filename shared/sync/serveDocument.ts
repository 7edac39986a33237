import type { Content } from '../contents/words'
import { reachOf } from '../events/mergeStreams'
import type { Link } from '../ports/link.port'
import type { DocId } from '../protocol/ids'
import { isTalkDoc } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import { decodeVector } from './digests'
import type { RoomFiles } from './roomFiles'

/** Asks for what is lacking here of a document. */
export const wantOf = (files: Pick<RoomFiles, 'summary'>, doc: DocId): Wire => ({
  is: 'want',
  doc,
  stateVector: files.summary(doc)?.stateVector ?? new Uint8Array([0]),
})

type Given = {
  readonly files: Pick<RoomFiles, 'lacking' | 'summary'>
  readonly link: Pick<Link, 'drained'>
  readonly answer: (message: Wire) => Promise<void>
  readonly doc: DocId
  /** What the other has: clientID -> entries. */
  readonly vector: ReadonlyMap<number, number>
}

/** Answers a want: what the vector lacks of a document, in pieces, as fast as the link takes them. */
export const serveDocument = async ({ files, link, answer, doc, vector }: Given): Promise<void> => {
  const pieces = await files.lacking(doc, vector)
  for (const [at, update] of pieces.entries()) {
    await link.drained()
    await answer({ is: 'update', doc, update, contents: [], answers: true, done: at === pieces.length - 1 })
  }
  if (pieces.length === 0) await answer({ is: 'update', doc, update: EMPTY, contents: [], answers: true, done: true })
}

/** Entries of a month beyond which what was said last is sent ahead: as many take a moment to be looked through. */
const LONG = 500

/**
 * Of a long month what was said last, with its words, before the rest is looked through: it is what the other's screen
 * shows. Returns what the other has then.
 */
export const serveNewest = async (
  given: Given & { readonly wordsIn: (update: Uint8Array) => Promise<readonly Content[]> },
): Promise<ReadonlyMap<number, number>> => {
  const { files, link, answer, doc, vector, wordsIn } = given
  if (!isTalkDoc(doc) || countLacking(files, doc, vector) <= LONG) return vector
  const [update] = await files.lacking(doc, vector, 'newest')
  if (!update) return vector
  const contents = await wordsIn(update)
  await link.drained()
  await answer({ is: 'update', doc, update, contents, answers: true, done: false })
  return new Map([...vector, ...reachOf(update)])
}

const countLacking = (files: Given['files'], doc: DocId, vector: ReadonlyMap<number, number>): number => {
  const summary = files.summary(doc)
  if (!summary) return 0
  let lacking = 0
  for (const [client, entries] of decodeVector(summary.stateVector))
    lacking += Math.max(0, entries - (vector.get(client) ?? 0))
  return lacking
}

/** An update that says nothing. */
const EMPTY = new Uint8Array([0, 0])
