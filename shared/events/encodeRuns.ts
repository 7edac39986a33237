import * as encoding from 'lib0/encoding'
import { streamName } from './streamName'

/** Strings of one stream, from a clock on. */
export type RunOfTexts = { readonly client: number; readonly from: number; readonly texts: readonly string[] }

/**
 * The Yjs update (first encoding) that holds these runs and nothing else, one for each stream: what is kept or passed
 * on of an update of which only a part was taken. Throws RangeError for two runs of one stream or one without strings.
 */
export const encodeRuns = (runs: readonly RunOfTexts[]): Uint8Array<ArrayBuffer> => {
  const encoder = encoding.createEncoder()
  const inOrder = [...runs].sort((a, b) => b.client - a.client)
  encoding.writeVarUint(encoder, inOrder.length)
  for (const [index, { client, from, texts }] of inOrder.entries()) {
    if (texts.length === 0 || inOrder[index + 1]?.client === client) throw new RangeError('not one run for each stream')
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, from)
    writePlace(encoder, client, from)
    encoding.writeVarUint(encoder, texts.length)
    for (const text of texts) encoding.writeAny(encoder, text)
  }
  // An empty delete set.
  encoding.writeVarUint(encoder, 0)
  return new Uint8Array(encoding.toUint8Array(encoder))
}

/** An Item of ContentAny: in the stream's root array, or behind the entry before it. */
const writePlace = (encoder: encoding.Encoder, client: number, from: number): void => {
  if (from === 0) {
    encoding.writeUint8(encoder, 8)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, streamName(client))
    return
  }
  encoding.writeUint8(encoder, 8 + 128)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, from - 1)
}
