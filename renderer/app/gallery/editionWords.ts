import type { Language } from '../../i18n/translate'

/** What the circle's editor has put together, in two languages. */
export const editionWords = {
  en: {
    winter: 'The winter issue',
    autumn: 'What we said about Sophia',
    summer: 'The first summer',
    walk: 'The walk along the bay',
    long: 'Everything that was ever said in this circle about soup, bread, cats, and a storm that nobody can forget',
    introduction:
      'Three evenings lie behind us, and **one book** that none of us has put away yet. What follows is what was left when the cups were washed: two voices, a list, and a quarrel about a cat.\n\nRead it when it is dark outside.',
    heading: '# What was said\n\nFirst those who had finished it, then those who had not.',
    between: '## And what comes next\n\nThe list has grown since. *Nothing on it is fixed.*',
    ending: 'With thanks to Anna, whose window one knocks on.',
    comment: 'I read it on the train, and missed my stop.',
    answer: 'Then it was worth printing.',
  },
  fr: {
    winter: 'Le numéro d’hiver',
    autumn: 'Ce que nous avons dit de Sophie',
    summer: 'Le premier été',
    walk: 'La promenade au bord de la baie',
    long: 'Tout ce qui fut jamais dit dans ce cercle de la soupe, du pain, des chats, et d’une tempête que personne n’oublie',
    introduction:
      'Trois soirées sont derrière nous, et **un livre** que personne n’a encore rangé. Voici ce qui restait une fois les tasses lavées : deux voix, une liste, et une dispute à propos d’un chat.\n\nÀ lire quand il fait nuit dehors.',
    heading: '# Ce qui fut dit\n\nD’abord celles et ceux qui l’avaient fini, puis les autres.',
    between: '## Et la suite\n\nLa liste a grandi depuis. *Rien n’y est fixé.*',
    ending: 'Merci à Anna, à la fenêtre de qui l’on frappe.',
    comment: 'Je l’ai lu dans le train, et j’ai manqué mon arrêt.',
    answer: 'Alors cela valait la peine de l’imprimer.',
  },
} as const satisfies Record<Language, Record<string, string>>
