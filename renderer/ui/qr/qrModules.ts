import { encodeQR } from 'qr'

/** Light around the code that readers need, in modules (ISO/IEC 18004, 9.1). */
const QUIET = 4

/** `text` as a QR code: for each row which modules are dark, the quiet zone included. Throws when it is too long for one. */
export const qrModules = (text: string): readonly (readonly boolean[])[] =>
  // Shown on a screen, nothing of it is worn off: the lowest correction makes the largest modules.
  encodeQR(text, 'raw', { ecc: 'low', border: QUIET })
