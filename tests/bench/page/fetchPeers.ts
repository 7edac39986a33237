import { WebrtcProvider } from 'y-webrtc'
import * as Y from 'yjs'
import { bare, bareOpen, receiveFrames, sendFrames } from './bareChannel'
import { draw } from './openPeers'
import type { StockMessage } from './stockMessages'
import { stockMessages } from './stockMessages'

const SCREEN = 50
const AT_ONCE = 10_000

/** A document as a Yjs developer has it, with so many messages. */
export const stockDoc = (count: number): Y.Doc => {
  const doc = new Y.Doc()
  const list = doc.getArray<StockMessage>('messages')
  const messages = stockMessages(count)
  for (let at = 0; at < count; at += AT_ONCE) list.push(messages.slice(at, at + AT_ONCE))
  return doc
}

const joinStock = (doc: Y.Doc, signalling: string, room: string): WebrtcProvider =>
  new WebrtcProvider(room, doc, { signaling: [signalling], peerOpts: { config: { iceServers: [] } } })

/** Holds a room of y-webrtc's open. */
export const hostStock = async (signalling: string, room: string, count: number): Promise<void> => {
  joinStock(stockDoc(count), signalling, room)
}

/** Milliseconds from the open channel to all messages, over y-webrtc. Stays open when they never come. */
export const fetchStock = async (signalling: string, room: string, count: number): Promise<number> => {
  const doc = new Y.Doc()
  joinStock(doc, signalling, room)
  const list = doc.getArray<StockMessage>('messages')
  await new Promise<void>((resolve) => {
    list.observe(() => list.length >= count && resolve())
  })
  draw(list.slice(-SCREEN))
  return performance.now() - (window.watched.channels[0] ?? Number.NaN)
}

/** Answers: each message on the bare channel brings everything of a document, in frames. */
export const hostPieces = async (count: number): Promise<number> => {
  const update = new Uint8Array(Y.encodeStateAsUpdate(stockDoc(count)))
  await bareOpen()
  bare().data.onmessage = () => void sendFrames(update)
  return update.length
}

/** Milliseconds from the question to all messages of a document of so many bytes. */
export const fetchPieces = async (bytes: number): Promise<number> => {
  await bareOpen()
  const started = performance.now()
  const all = receiveFrames(bytes)
  bare().data.send('all')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await all)
  draw(doc.getArray<StockMessage>('messages').slice(-SCREEN))
  return performance.now() - started
}

/** Answers each message with so many bytes that can't be compressed. */
export const hostBytes = async (bytes: number): Promise<void> => {
  const all = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(all.subarray(at, at + 65_536))
  await bareOpen()
  bare().data.onmessage = () => void sendFrames(all)
}

/** Milliseconds from the question to so many bytes. */
export const fetchBytes = async (bytes: number): Promise<number> => {
  await bareOpen()
  const started = performance.now()
  const all = receiveFrames(bytes)
  bare().data.send('all')
  await all
  return performance.now() - started
}
