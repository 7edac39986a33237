/** What is said of how oneself is shown in English. */
export const enYou = {
  'you.title': 'You',
  'you.name': 'Your name',
  'you.nameHelp':
    'The others see it at once, also on what you have written before. The list of people says what you were called until now.',
  'you.nameWhere': 'Where you are called so',
  'you.nameEverywhere': 'In all your rooms',
  'you.nameHere': 'In this room',
  'you.nameChange': 'Change the name',
  'you.nameChanged': 'You are called {name} now.',
  'you.choosePicture': 'Choose a picture',
  'you.otherPicture': 'Choose another picture',
  'you.noPicture': 'Take the picture away',
  'you.pictureHelp':
    'Its middle is cut square and drawn anew, very small: nothing else of the file goes along. The members of your rooms see it in the list of people.',
  'you.tone': 'Your colour',
  'you.tone.0': 'Rust',
  'you.tone.1': 'Fir',
  'you.tone.2': 'Slate blue',
  'you.tone.3': 'Plum',
  'you.tone.4': 'Olive',
  'you.tone.5': 'Sea',
  'you.toneHelp': 'In it the others see your caret in notes, and your first letter where you have no picture.',
  'you.devices': 'Your devices in this room',
} as const
