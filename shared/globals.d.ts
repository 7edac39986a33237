/**
 * The few things of the web platform that every engine Snug runs on has (Chromium, Electron, Node 20): `shared`
 * compiles without DOM and Node types, and knows only these.
 */
declare function btoa(binary: string): string
declare function atob(base64: string): string

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array | ArrayBuffer): string
}

/** A key that the platform holds; structurally the web's CryptoKey. */
interface PlatformCryptoKey {
  readonly type: string
  readonly extractable: boolean
  readonly algorithm: { readonly name: string }
  readonly usages: readonly string[]
}
interface PlatformSubtle {
  digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  generateKey(
    algorithm: 'Ed25519',
    extractable: boolean,
    usages: ['sign', 'verify'],
  ): Promise<{
    privateKey: PlatformCryptoKey
    publicKey: PlatformCryptoKey
  }>
  importKey(
    format: 'raw' | 'pkcs8',
    bytes: Uint8Array<ArrayBuffer>,
    algorithm: string | { readonly name: string },
    extractable: boolean,
    usages: readonly string[],
  ): Promise<PlatformCryptoKey>
  exportKey(format: 'raw' | 'pkcs8', key: PlatformCryptoKey): Promise<ArrayBuffer>
  exportKey(format: 'jwk', key: PlatformCryptoKey): Promise<{ readonly x?: string }>
  sign(algorithm: 'Ed25519', key: PlatformCryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  verify(
    algorithm: 'Ed25519',
    key: PlatformCryptoKey,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>
  deriveBits(
    algorithm: { name: 'HKDF'; hash: 'SHA-256'; salt: Uint8Array<ArrayBuffer>; info: Uint8Array<ArrayBuffer> },
    key: PlatformCryptoKey,
    bits: number,
  ): Promise<ArrayBuffer>
  encrypt(algorithm: PlatformAesGcm, key: PlatformCryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  decrypt(algorithm: PlatformAesGcm, key: PlatformCryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
}
interface PlatformAesGcm {
  readonly name: 'AES-GCM'
  readonly iv: Uint8Array<ArrayBuffer>
  readonly additionalData: Uint8Array<ArrayBuffer>
}
declare const crypto: {
  readonly subtle: PlatformSubtle
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>
}

/** Node has it, browsers have not. */
declare const setImmediate: unknown
declare class MessageChannel {
  readonly port1: { onmessage: (() => void) | null }
  readonly port2: { postMessage(message: undefined): void }
}
