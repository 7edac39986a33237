import { WebrtcProvider } from 'y-webrtc'
import * as Y from 'yjs'
import { bare, bareOpen } from './bareChannel'
import { stockDoc } from './fetchPeers'
import { draw } from './openPeers'
import type { StockMessage } from './stockMessages'

const WIRE_SYNC = 0

/** Every Enter in the page's field says what stands in it. */
const onEnter = (say: (text: string) => void): void => {
  const field = document.querySelector('textarea')
  field?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    say(field.value)
    field.value = ''
  })
}

const message = (text: string): StockMessage => ({
  id: `${Math.random()}`,
  author: 'm'.repeat(43),
  at: Date.now(),
  text,
})

let sent = 0
let sentBytes = 0

/** What y-webrtc has sent for its document so far: not presence, which it sends too. */
export const stockTraffic = (): { messages: number; bytes: number } => ({ messages: sent, bytes: sentBytes })

const countTraffic = (): void => {
  const send = RTCDataChannel.prototype.send as (this: RTCDataChannel, data: Uint8Array<ArrayBuffer>) => void
  RTCDataChannel.prototype.send = function (data: unknown) {
    const bytes = data as Uint8Array<ArrayBuffer>
    if (bytes[0] === WIRE_SYNC) {
      sent += 1
      sentBytes += bytes.length
    }
    send.call(this, bytes)
  }
}

let stock: { provider: WebrtcProvider; list: Y.Array<StockMessage> } | undefined

/** Joins a room of y-webrtc's with a document of so many messages, to write in it and to see what others write. */
export const talkStock = async (signalling: string, room: string, count: number): Promise<void> => {
  countTraffic()
  const doc = stockDoc(count)
  const provider = new WebrtcProvider(room, doc, {
    signaling: [signalling],
    peerOpts: { config: { iceServers: [] } },
  })
  const list = doc.getArray<StockMessage>('messages')
  list.observe(({ changes }) => {
    for (const { insert } of changes.delta) if (insert) draw((insert as StockMessage[]).slice(-50))
  })
  onEnter((text) => list.push([message(text)]))
  stock = { provider, list }
}

export const stockLinks = (): number => stock?.provider.room?.webrtcConns.size ?? 0
export const stockLength = (): number => stock?.list.length ?? 0
export const postStock = (text: string): void => stock?.list.push([message(text)])

/** The same over the bare channel: what is said is sent as it is, and drawn as it comes. */
export const talkBare = async (): Promise<void> => {
  await bareOpen()
  const { data } = bare()
  data.onmessage = ({ data: text }: MessageEvent<string>) => draw([message(text)])
  onEnter((text) => data.send(text.padEnd(200, ' ')))
}
