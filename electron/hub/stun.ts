import { isIPv6 } from 'node:net'

/** Where a datagram came from, as Node tells it. */
export type Sender = { readonly address: string; readonly port: number }

// RFC 8489, section 5: what a message begins with, and the only kind that is answered here.
const HEADER = 20
const [BINDING_REQUEST, BINDING_ANSWER] = [0x0001, 0x0101]
const COOKIE = 0x2112a442
/** Section 14.2: the address, made unlike one, since some routers rewrite addresses wherever they see them. */
const XOR_MAPPED_ADDRESS = 0x0020
/** Attributes below this have to be understood (section 14); those here are none of a plain request's. */
const OPTIONAL_FROM = 0x8000
/** No request is longer that a browser makes. Bytes. */
const MOST = 512

/**
 * The answer to a STUN Binding request (RFC 8489): under which address it came. Undefined for anything else, which is not answered at
 * all, so that nobody is sent more than a dozen bytes over what they sent.
 */
export const stunAnswer = (request: Uint8Array, from: Sender): Uint8Array | undefined => {
  if (request.length < HEADER || request.length > MOST) return undefined
  const view = new DataView(request.buffer, request.byteOffset, request.length)
  const isRequest = view.getUint16(0) === BINDING_REQUEST && view.getUint32(4) === COOKIE
  if (!isRequest || view.getUint16(2) !== request.length - HEADER || !areOptional(view)) return undefined
  const transaction = request.subarray(4, HEADER)
  const address = addressBytes(from.address)
  const answer = new Uint8Array(HEADER + 8 + address.length)
  const written = new DataView(answer.buffer)
  written.setUint16(0, BINDING_ANSWER)
  written.setUint16(2, 8 + address.length)
  answer.set(transaction, 4)
  written.setUint16(HEADER, XOR_MAPPED_ADDRESS)
  written.setUint16(HEADER + 2, 4 + address.length)
  written.setUint8(HEADER + 5, address.length === 4 ? 1 : 2)
  written.setUint16(HEADER + 6, from.port ^ (COOKIE >>> 16))
  address.forEach((byte, nth) => written.setUint8(HEADER + 8 + nth, byte ^ (transaction[nth] ?? 0)))
  return answer
}

/** Whether its attributes are whole, and none of them has to be understood. */
const areOptional = (view: DataView): boolean => {
  let at = HEADER
  while (at + 4 <= view.byteLength) {
    if (view.getUint16(at) < OPTIONAL_FROM) return false
    at += 4 + Math.ceil(view.getUint16(at + 2) / 4) * 4
  }
  return at === view.byteLength
}

/** Four or sixteen bytes. An IPv4 address may be told as one of IPv6. */
const addressBytes = (text: string): readonly number[] => {
  const plain = text.replace(/%.*$/, '')
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped) return mapped.split('.').map(Number)
  if (!isIPv6(plain)) throw new Error('not an address')
  const [head = '', tail] = plain.split('::')
  const groups = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)))
  const [first, last] = [groups(head), groups(tail ?? '')]
  const between = tail === undefined ? 0 : 8 - first.length - last.length
  return [...first, ...Array<number>(between).fill(0), ...last].flatMap((group) => [group >> 8, group & 0xff])
}
