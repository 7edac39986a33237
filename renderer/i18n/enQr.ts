/** What is said of QR codes in English. */
export const enQr = {
  'qr.title': 'From a QR code',
  'qr.help': 'Or were you sent a QR code? Choose its picture, or drop or paste it here.',
  'qr.helpCamera': 'Or were you sent a QR code? Choose its picture, drop or paste it here, or show it to the camera.',
  'qr.choose': 'Choose a picture',
  'qr.camera': 'Use the camera',
  'qr.stop': 'Turn the camera off',
  'qr.seen': 'What the camera sees',
  'qr.hold': 'Hold the code before the camera. What it sees stays in this window, and nothing of it is kept.',
  'qr.looking': 'Looking for a code…',
  'qr.read': 'The invitation has been read: its link is in the field above.',
  'qr.save': 'Save the code as a picture',
  'qr.saved': 'Saved',
  'qr.file': 'Snug invitation',
} as const
