import type { webcrypto } from 'node:crypto'
import { createHash, KeyObject, sign, verify } from 'node:crypto'

/**
 * Time in a simulation may only pass when nothing is left to compute, and a seed must replay to the last detail. So
 * what the platform's cryptography does on other threads is done at once here (hash, sign, verify) or counted until it
 * is done (the rest).
 */
let underway = 0
const subtle = globalThis.crypto.subtle
const COUNTED = ['importKey', 'exportKey', 'generateKey', 'deriveBits', 'encrypt', 'decrypt'] as const

const replace = (verb: string, by: (...given: never[]) => Promise<unknown>): void => {
  Object.defineProperty(subtle, verb, { value: by, configurable: true })
}

for (const verb of COUNTED) {
  const original = subtle[verb].bind(subtle) as (...given: unknown[]) => Promise<unknown>
  replace(verb, (...given: unknown[]) => {
    underway += 1
    return original(...given).finally(() => (underway -= 1))
  })
}

const keys = new WeakMap<webcrypto.CryptoKey, KeyObject>()
const keyOf = (key: webcrypto.CryptoKey): KeyObject => {
  const known = keys.get(key) ?? KeyObject.from(key)
  keys.set(key, known)
  return known
}
const bufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer

replace('digest', async (_: unknown, data: Uint8Array) => bufferOf(createHash('sha256').update(data).digest()))
replace('sign', async (_: unknown, key: webcrypto.CryptoKey, data: Uint8Array) =>
  bufferOf(sign(null, data, keyOf(key))),
)
/** Every member verifies what every other has verified: the answer is worked out once. */
const answers = new Map<string, boolean>()
const MOST_ANSWERS = 20_000

replace('verify', async (_: unknown, key: webcrypto.CryptoKey, signature: Uint8Array, data: Uint8Array) => {
  const owner = keyOf(key)
  const question = [
    owner.export({ format: 'jwk' }).x,
    Buffer.from(signature).toString('latin1'),
    Buffer.from(data).toString('latin1'),
  ].join('\n')
  const answer = answers.get(question) ?? verify(null, data, owner, signature)
  if (answers.size >= MOST_ANSWERS) answers.clear()
  answers.set(question, answer)
  return answer
})

/** Who sends themselves a message that says nothing only gives way, and goes on at once: nobody types here. */
class Channel extends MessageChannel {
  constructor() {
    super()
    const { port1, port2 } = this
    const post = port2.postMessage.bind(port2) as (...given: unknown[]) => void
    port2.postMessage = (...given: unknown[]) => {
      if (given[0] === undefined && port1.onmessage)
        queueMicrotask(() => port1.onmessage?.(new MessageEvent('message')))
      else post(...given)
    }
  }
}
Object.defineProperty(globalThis, 'MessageChannel', { value: Channel, configurable: true, writable: true })

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Resolves when everything that can go on without time passing has gone on. */
export const settle = async (): Promise<void> => {
  for (let still = 0; still < 2; still += 1) {
    await turn()
    if (underway > 0) still = -1
  }
}
