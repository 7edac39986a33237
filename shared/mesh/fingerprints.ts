import { sha256 } from '../crypto/hash'
import type { PeerConnection } from '../ports/webrtc.port'

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export type Fingerprints = { readonly own: string; readonly theirs: string }

/**
 * The SHA-256 fingerprints of both ends' DTLS certificates, hexadecimal. Ours is in our own description; theirs comes
 * from the certificate that the transport really saw, not from what signalling said of it.
 */
export const fingerprintsOf = async (connection: PeerConnection): Promise<Fingerprints> => {
  const line = /^a=fingerprint:sha-256 ([0-9A-F:]{95})\s*$/im.exec(connection.localDescription?.sdp ?? '')?.[1]
  const [certificate] = connection.sctp?.transport.getRemoteCertificates() ?? []
  if (!line || !certificate) throw new Error('the connection has no certificates')
  return { own: line.replaceAll(':', '').toLowerCase(), theirs: hex(await sha256(new Uint8Array(certificate))) }
}
