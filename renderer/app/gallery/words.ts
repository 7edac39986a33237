import type { Language } from '../../i18n/translate'

/** What the circle says, in two languages, so that each can be looked at with words of its own. */
export const words = {
  en: {
    room: 'The Thursday Circle',
    secondRoom: 'Family Okafor',
    phone: 'Phone, the blue one',
    tablet: 'Tablet',
    list: 'Winter list',
    questions: 'Questions for “The Summer Book”',
    minutes: 'Who hosts when',
    evenings: 'Evenings',
    reading: 'Reading lists',
    autumnList: 'Autumn list',
    summerList: 'Summer list',
    opening:
      'I have put the first five titles on the winter list. Nothing is fixed; please cross out, move and quarrel with it.\n\nTwo of them are short. I would begin with a short one.',
    yes: 'The Jansson, then. I can read it on the train, and it is the right length for a week with a cold.',
    agreed: 'Yes to the Jansson.',
    link: 'There is a good talk about the translation here: https://example.org/talks/tove-jansson-in-english (forty minutes, no slides).\nI listened to it while cooking.',
    question:
      'Does anyone have a second copy? Mine went to my sister, who says she is “nearly finished” and has been saying so since March.',
    lend: 'I have two. I’ll bring one on Thursday.',
    thanks: 'Thank you! I will guard it from my sister.',
    thursday: 'Thursday at eight, at Anna’s. The bell does not work; knock on the window.',
    long: 'I finished it last night. What stays with me is how little happens, and how none of it is small: a storm, a plastic palace, a key that is lost and found. The grandmother is never wise in the way grandmothers in books are wise. She is cross, she lies a bit, she smokes, and she pays attention.\n\nI’d like to talk about the chapter with the cat. I laughed, and then I wasn’t so sure.',
    cat: 'The cat! Let us begin with the cat.',
    own: 'I read that chapter aloud at home, and we had an argument about whether Sophia is right.',
    ownNew: 'I’ll make the soup. Tell me by Wednesday if there is something you don’t eat.',
    ownEdited: 'Same question about the bread, by the way: rye or white?',
    late: 'No coriander for me, please. Everything else.',
    called: '@Cléo Marchand and @Mariam Okafor, can you come at seven? @somebody should bring the key.',
    recipe:
      'The soup, for eight:\n\n2 onions\n4 carrots\n1 celeriac\n3 potatoes\n500 g of red lentils\n2 tins of tomatoes\n2 litres of stock\n1 lemon\ncumin\npaprika\nsalt\n\nCut the onions small and let them go soft, which takes longer than one thinks.\n\nAdd everything else but the lemon. Forty minutes. The lemon comes last, and bread beside it.',
    recipeStart: 'The soup, for eight: 2 onions 4 carrots 1 celeriac…',
    marked:
      'The door takes `4711#`, **not** the old code; *Greta* has ~~two~~ three keys.\n```\nbus 14  ->  Harbour Square\nwalk    ->  left of the bakery\n```\nSo **until *Thursday*, then**.',
    recipeAnswer: 'Is half a celeriac enough? @Mariam Okafor, yours was so good.',
    draft: 'One more thought about the cat: ',
    comment:
      '> Three books until the spring\n> — Winter list, snug://note#list------------------\n\nOr four, if one of them is as short as the Jansson?',
    commentAnswer: 'Three. Slowly was your own word.',
    charter:
      'We read one book a month and meet on a Thursday to talk about it.\n\nWhat is said here stays here. Nobody has to have finished the book. Whoever disagrees says with what, not with whom.',
    invitation: 'For the neighbours who came to the evening in October: read along first, if you like.',
  },
  fr: {
    room: 'Le Cercle du jeudi',
    secondRoom: 'Famille Okafor',
    phone: 'Téléphone, le bleu',
    tablet: 'Tablette',
    list: 'Liste d’hiver',
    questions: 'Questions sur « Le Livre d’un été »',
    minutes: 'Qui reçoit quand',
    evenings: 'Soirées',
    reading: 'Listes de lecture',
    autumnList: 'Liste d’automne',
    summerList: 'Liste d’été',
    opening:
      'J’ai mis les cinq premiers titres sur la liste d’hiver. Rien n’est fixé : rayez, déplacez, disputez-vous avec elle.\n\nDeux d’entre eux sont courts. Je commencerais par un court.',
    yes: 'Alors le Jansson. Je peux le lire dans le train, et c’est la bonne longueur pour une semaine de rhume.',
    agreed: 'Oui pour le Jansson.',
    link: 'Il y a une belle conférence sur la traduction ici : https://example.org/conferences/tove-jansson (quarante minutes, sans diapositives).\nJe l’ai écoutée en cuisinant.',
    question:
      'Quelqu’un aurait-il un deuxième exemplaire ? Le mien est chez ma sœur, qui dit avoir « presque fini » et le dit depuis mars.',
    lend: 'J’en ai deux. J’en apporte un jeudi.',
    thanks: 'Merci ! Je le défendrai contre ma sœur.',
    thursday: 'Jeudi à vingt heures, chez Anna. La sonnette ne marche pas : frappez à la fenêtre.',
    long: 'Je l’ai fini hier soir. Ce qui me reste, c’est qu’il ne se passe presque rien, et que rien n’est petit : une tempête, un palais en plastique, une clé perdue et retrouvée. La grand-mère n’est jamais sage comme le sont les grands-mères des livres. Elle est de mauvaise humeur, elle ment un peu, elle fume, et elle fait attention.\n\nJ’aimerais parler du chapitre du chat. J’ai ri, et puis je n’ai plus été si sûre.',
    cat: 'Le chat ! Commençons par le chat.',
    own: 'J’ai lu ce chapitre à haute voix à la maison, et nous nous sommes disputés pour savoir si Sophie a raison.',
    ownNew: 'Je fais la soupe. Dites-moi avant mercredi s’il y a quelque chose que vous ne mangez pas.',
    ownEdited: 'Même question pour le pain, d’ailleurs : seigle ou blanc ?',
    late: 'Pas de coriandre pour moi, s’il te plaît. Tout le reste.',
    called: '@Cléo Marchand et @Mariam Okafor, pouvez-vous venir à sept heures ? Que @quelqu’un apporte la clé.',
    recipe:
      'La soupe, pour huit :\n\n2 oignons\n4 carottes\n1 céleri-rave\n3 pommes de terre\n500 g de lentilles corail\n2 boîtes de tomates\n2 litres de bouillon\n1 citron\ncumin\npaprika\nsel\n\nCouper fin les oignons et les laisser fondre, ce qui prend plus longtemps qu’on ne croit.\n\nAjouter tout le reste sauf le citron. Quarante minutes. Le citron vient en dernier, avec du pain.',
    recipeStart: 'La soupe, pour huit : 2 oignons 4 carottes 1 céleri-rave…',
    marked:
      'La porte prend `4711#`, **pas** l’ancien code ; *Greta* a ~~deux~~ trois clés.\n```\nbus 14  ->  place du Port\nà pied  ->  à gauche de la boulangerie\n```\nAlors **à *jeudi*, donc**.',
    recipeAnswer: 'Un demi céleri-rave suffit-il ? @Mariam Okafor, le vôtre était si bon.',
    draft: 'Encore une idée sur le chat : ',
    comment:
      '> Trois livres d’ici au printemps\n> — Liste d’hiver, snug://note#list------------------\n\nOu quatre, si l’un d’eux est aussi court que le Jansson ?',
    commentAnswer: 'Trois. Lentement, c’est votre mot.',
    charter:
      'Nous lisons un livre par mois et nous retrouvons un jeudi pour en parler.\n\nCe qui se dit ici reste ici. Personne n’est tenu d’avoir fini le livre. Qui n’est pas d’accord dit avec quoi, et non avec qui.',
    invitation: 'Pour les voisins venus à la soirée d’octobre : lisez d’abord avec nous, si vous voulez.',
  },
} as const satisfies Record<Language, Record<string, string>>
