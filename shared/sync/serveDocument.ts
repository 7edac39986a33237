import type { Link } from '../ports/link.port'
import type { DocId } from '../protocol/ids'
import type { Wire } from '../protocol/wire'
import { decodeVector } from './digests'
import type { RoomFiles } from './roomFiles'

/** Asks for what is lacking here of a document. */
export const wantOf = (files: Pick<RoomFiles, 'summary'>, doc: DocId): Wire => ({
  is: 'want',
  doc,
  stateVector: files.summary(doc)?.stateVector ?? new Uint8Array([0]),
})

/** Answers a want: what the state vector lacks of a document, in pieces, as fast as the link takes them. */
export const serveDocument = async (given: {
  readonly files: RoomFiles
  readonly link: Pick<Link, 'drained'>
  readonly answer: (message: Wire) => Promise<void>
  readonly doc: DocId
  readonly stateVector: Uint8Array
}): Promise<void> => {
  const { files, link, answer, doc, stateVector } = given
  const pieces = await files.lacking(doc, decodeVector(stateVector))
  for (const [at, update] of pieces.entries()) {
    await link.drained()
    await answer({ is: 'update', doc, update, contents: [], answers: true, done: at === pieces.length - 1 })
  }
  if (pieces.length === 0) await answer({ is: 'update', doc, update: EMPTY, contents: [], answers: true, done: true })
}

/** An update that says nothing. */
const EMPTY = new Uint8Array([0, 0])
