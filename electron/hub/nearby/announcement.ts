/** How a hub says in its network that it is there: one DNS-SD answer (RFC 6763) in one mDNS packet (RFC 6762), always of this form. */
export type Announcement = {
  /** 16 random bytes, which are the instance's name too: nothing else in the packet is a name. */
  readonly nonce: Buffer
  readonly port: number
  /** For so long it holds; 0 is a farewell. */
  readonly seconds: number
  /** `TOKENS` of `TOKEN_BYTES` each, one behind the other. */
  readonly tokens: Buffer
}

export const NONCE_BYTES = 16
/** Six bytes: by chance one of a hundred topics fits into one of 160 tokens once in 17 thousand million packets. */
export const TOKEN_BYTES = 6
/** Always so many, whatever there is to say: nobody can count rooms. With this the packet stays below an Ethernet frame. */
export const TOKENS = 160
/** What one text of a TXT record can hold, behind its key. */
const TEXT_BYTES = 240

const label = (text: string): Buffer => Buffer.concat([Buffer.of(text.length), Buffer.from(text)])
const u16 = (value: number): Buffer => Buffer.of(value >> 8, value & 255)
const u32 = (value: number): Buffer => Buffer.concat([u16(value >>> 16), u16(value & 65_535)])

/** An answer nobody asked for, with three records. */
const HEADER = Buffer.concat([0, 0x84_00, 0, 3, 0, 0].map(u16))
const SERVICE = Buffer.concat([label('_snug'), label('_tcp'), label('local'), Buffer.of(0)])
/** Names that stand in the packet already, by their place. */
const at = (offset: number): Buffer => u16(0xc0_00 | offset)
const TO_SERVICE = at(HEADER.length)
const TO_LOCAL = at(HEADER.length + label('_snug').length + label('_tcp').length)
/** Behind the service's name, type, class, time and length. */
const TO_INSTANCE = at(HEADER.length + SERVICE.length + 10)
const [PTR, TXT, SRV] = [12, 16, 33]
const [SHARED, UNIQUE] = [0x00_01, 0x80_01]

const record = (name: Buffer, type: number, kind: number, seconds: number, data: Buffer): Buffer =>
  Buffer.concat([name, u16(type), u16(kind), u32(seconds), u16(data.length), data])

export const writeAnnouncement = ({ nonce, port, seconds, tokens }: Announcement): Buffer => {
  const instance = label(nonce.toString('hex'))
  const texts = [label('v=1')]
  for (let from = 0; from < tokens.length; from += TEXT_BYTES) {
    const key = Buffer.from(`${from / TEXT_BYTES}=`)
    const text = tokens.subarray(from, from + TEXT_BYTES)
    texts.push(Buffer.of(key.length + text.length), key, text)
  }
  return Buffer.concat([
    HEADER,
    record(SERVICE, PTR, SHARED, seconds, Buffer.concat([instance, TO_SERVICE])),
    record(TO_INSTANCE, SRV, UNIQUE, seconds, Buffer.concat([u32(0), u16(port), instance, TO_LOCAL])),
    record(TO_INSTANCE, TXT, UNIQUE, seconds, Buffer.concat(texts)),
  ])
}

/** Where the parts that differ stand: found once, in a packet that is written with them. */
const places = ((): { length: number; nonce: number; port: number; seconds: number; texts: number } => {
  const tokens = Buffer.alloc(TOKENS * TOKEN_BYTES)
  const packet = writeAnnouncement({ nonce: Buffer.alloc(NONCE_BYTES), port: 0x12_34, seconds: 0x56_78, tokens })
  return {
    length: packet.length,
    nonce: HEADER.length + SERVICE.length + 11,
    port: packet.indexOf(u16(0x12_34)),
    seconds: packet.indexOf(u32(0x56_78)),
    texts: packet.indexOf('v=1') + 'v=1'.length,
  }
})()

/**
 * Reads a packet, or returns undefined for all that is not exactly what a Snug writes. It follows no pointer and believes
 * no length: what differs from packet to packet stands at fixed places, and the rest must be equal byte for byte.
 */
export const readAnnouncement = (bytes: Uint8Array): Announcement | undefined => {
  if (bytes.length !== places.length) return undefined
  const packet = Buffer.from(bytes)
  const nonce = Buffer.from(packet.toString('latin1', places.nonce, places.nonce + NONCE_BYTES * 2), 'hex')
  const texts: Buffer[] = []
  for (let from = places.texts; from < packet.length; from += 3 + TEXT_BYTES)
    texts.push(packet.subarray(from + 3, from + 3 + TEXT_BYTES))
  const read = {
    nonce,
    port: packet.readUInt16BE(places.port),
    seconds: packet.readUInt32BE(places.seconds),
    tokens: Buffer.concat(texts),
  }
  return nonce.length === NONCE_BYTES && writeAnnouncement(read).equals(packet) ? read : undefined
}
