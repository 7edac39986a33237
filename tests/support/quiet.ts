/**
 * Time in a simulation may only pass when nothing is left to compute. Promises are followed by turns of the event
 * loop; the platform's cryptography works on other threads, so its calls are counted here.
 */
let underway = 0
const subtle = globalThis.crypto.subtle
const VERBS = ['digest', 'sign', 'verify', 'importKey', 'exportKey', 'generateKey', 'deriveBits', 'encrypt', 'decrypt'] as const

for (const verb of VERBS) {
  const original = subtle[verb].bind(subtle) as (...given: unknown[]) => Promise<unknown>
  const counted = (...given: unknown[]): Promise<unknown> => {
    underway += 1
    return original(...given).finally(() => (underway -= 1))
  }
  Object.defineProperty(subtle, verb, { value: counted, configurable: true })
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Resolves when everything that can go on without time passing has gone on. */
export const settle = async (): Promise<void> => {
  for (let still = 0; still < 2; still += 1) {
    await turn()
    if (underway > 0) still = -1
  }
}
