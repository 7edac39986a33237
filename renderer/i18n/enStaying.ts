/** What is said of when Snug is on, in English. */
export const enStaying = {
  'staying.title': 'Staying on',
  'staying.staysOn': 'Stay on when the window is closed',
  'staying.staysOnHelp':
    'Closing the window then only puts it away, and members who are never online together still meet through this computer. Meanwhile it does not fall asleep by itself, and nobody sees you here. Snug’s sign beside the clock, or starting Snug again, brings the window back.',
  'staying.startsWithComputer': 'Start with the computer',
  'staying.startsWithComputerHelp':
    'Snug starts when you log in here, without a window. Where a passphrase is set, nothing arrives and nothing is passed on until you have opened the window and typed it.',
  'staying.turnOn': 'Turn on: {choice}',
  'staying.turnOff': 'Turn off: {choice}',
} as const
