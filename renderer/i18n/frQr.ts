import type { Translated } from './catalogue'
import type { enQr } from './enQr'

/** What is said of QR codes in French. */
export const frQr: Translated<typeof enQr> = {
  'qr.title': 'À partir d’un code QR',
  'qr.help': 'Ou vous a-t-on envoyé un code QR ? Choisissez son image, ou déposez-la ou collez-la ici.',
  'qr.helpCamera':
    'Ou vous a-t-on envoyé un code QR ? Choisissez son image, déposez-la ou collez-la ici, ou montrez-le à la caméra.',
  'qr.choose': 'Choisir une image',
  'qr.camera': 'Utiliser la caméra',
  'qr.stop': 'Éteindre la caméra',
  'qr.seen': 'Ce que voit la caméra',
  'qr.hold': 'Tenez le code devant la caméra. Ce qu’elle voit reste dans cette fenêtre, et rien n’en est gardé.',
  'qr.looking': 'On cherche un code…',
  'qr.read': 'L’invitation a été lue : son lien est dans le champ ci-dessus.',
  'qr.save': 'Enregistrer le code en image',
  'qr.saved': 'Enregistré',
  'qr.file': 'Invitation Snug',
}
