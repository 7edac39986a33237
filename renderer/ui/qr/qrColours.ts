/** A QR code is dark on light in every theme: readers expect it so. The same two stand in `QrCode.module.css`. */
export const LIGHT = '#fffdf8'
export const DARK = '#1d1712'
