/** A data channel between two pages, nothing on it: made by hand, so that nothing else is measured. */
export type Bare = { readonly connection: RTCPeerConnection; readonly data: RTCDataChannel }

let current: Bare | undefined
/** What nobody refers to any more, a browser may end. */
const made: Bare[] = []

const create = (): Bare => {
  const connection = new RTCPeerConnection()
  const data = connection.createDataChannel('bare', { negotiated: true, id: 0 })
  data.binaryType = 'arraybuffer'
  data.bufferedAmountLowThreshold = LOW
  current = { connection, data }
  made.push(current)
  return current
}

const LOW = 256 * 1024
const HIGH = 1024 * 1024
/** The largest message that every browser takes whole. */
export const FRAME = 64 * 1024

const described = async ({ connection }: Bare): Promise<string> => {
  if (connection.iceGatheringState !== 'complete') {
    await new Promise<void>((resolve) => {
      connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve()
    })
  }
  return connection.localDescription?.sdp ?? ''
}

/** The description to hand to the other page. */
export const bareOffer = async (): Promise<string> => {
  const bare = create()
  await bare.connection.setLocalDescription()
  return described(bare)
}

export const bareAnswer = async (sdp: string): Promise<string> => {
  const bare = create()
  await bare.connection.setRemoteDescription({ type: 'offer', sdp })
  await bare.connection.setLocalDescription()
  return described(bare)
}

export const bareAccept = (sdp: string): Promise<void> =>
  bare().connection.setRemoteDescription({ type: 'answer', sdp })

/** The newest channel of this page, once it is made. */
export const bare = (): Bare => {
  if (!current) throw new Error('there is no channel yet')
  return current
}

export const bareOpen = async (): Promise<void> => {
  const { data } = bare()
  if (data.readyState !== 'open') await new Promise((resolve) => data.addEventListener('open', resolve))
}

/** Sends everything in frames, held back as long as the channel has enough to do. */
export const sendFrames = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
  const { data } = bare()
  for (let at = 0; at < bytes.length; at += FRAME) {
    if (data.bufferedAmount > HIGH) {
      await new Promise((resolve) => data.addEventListener('bufferedamountlow', resolve, { once: true }))
    }
    data.send(bytes.subarray(at, at + FRAME))
  }
}

/** Everything that comes until there are so many bytes. */
export const receiveFrames = (length: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve) => {
    const all = new Uint8Array(length)
    let at = 0
    bare().data.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      all.set(new Uint8Array(data), at)
      at += data.byteLength
      if (at >= length) resolve(all)
    }
  })
