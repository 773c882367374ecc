import type { HandoverKind } from "../../api/types";

/** The languages in which a contact can be written to: more than the program itself has. */
export const letterLanguages = { en: "English", it: "Italiano", de: "Deutsch", fr: "Français" } as const;

export type LetterLanguage = keyof typeof letterLanguages;

export interface LetterFacts {
  readonly what: HandoverKind;
  readonly contact: string;
  readonly organisation: string;
  readonly project: string;
  /** Name of the person who writes. */
  readonly sender: string;
  readonly link: string;
  /** End of the link, in ISO 8601. */
  readonly until: string;
}

export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/**
 * An e-mail that brings a link: from whom it is, and what to expect, so that nobody takes it for a trap.
 * It must never hold the passcode: who reads the mailbox would have both.
 */
export function letterOf(language: LetterLanguage, facts: LetterFacts): Letter {
  return letters[language]({ ...facts, until: momentIn(language, facts.until) });
}

// The contact may live in another time zone than the sender.
function momentIn(language: LetterLanguage, iso: string): string {
  const form = {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  } as const;
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, form).format(new Date(iso));
}

const letters: Readonly<Record<LetterLanguage, (facts: LetterFacts) => Letter>> = {
  en: ({ what, contact, organisation, project, sender, link, until }) => ({
    subject: `${organisation}: your access to files, “${project}”`,
    body: paragraphs(
      `Dear ${contact},`,
      what === "accessKey"
        ? `${organisation} gives you access to files for the project “${project}”. Please open this link:`
        : `so that you can reach your files for the project “${project}” over SFTP, ${organisation} needs your SSH public key. Please open this link:`,
      link,
      what === "accessKey"
        ? "The page asks for a passcode, which I will give you by phone or in a separate message. It then shows your access key, once, and how to connect."
        : "The page asks for a passcode, which I will give you by phone or in a separate message, and for the public key. Your private key stays with you.",
      `You need no account to open the page and install nothing, and it never asks for a password. The link works until ${until}.`,
      "If you have any questions, or did not expect this message, please call me.",
      `Kind regards\n${sender}\n${organisation}`,
    ),
  }),
  it: ({ what, contact, organisation, project, sender, link, until }) => ({
    subject: `${organisation}: il suo accesso ai file, «${project}»`,
    body: paragraphs(
      `Gentile ${contact},`,
      what === "accessKey"
        ? `${organisation} le dà accesso ai file del progetto «${project}». Apra per favore questo link:`
        : `perché lei possa raggiungere via SFTP i file del progetto «${project}», a ${organisation} serve la sua chiave pubblica SSH. Apra per favore questo link:`,
      link,
      what === "accessKey"
        ? "La pagina chiede un codice, che le comunico per telefono o con un messaggio a parte. Poi mostra, una sola volta, la sua chiave di accesso e come collegarsi."
        : "La pagina chiede un codice, che le comunico per telefono o con un messaggio a parte, e la chiave pubblica. La chiave privata resta a lei.",
      `Per aprire la pagina non servono né un account né programmi da installare, e non viene mai chiesta una password. Il link vale fino al ${until}.`,
      "Se ha domande, o se non si aspettava questo messaggio, mi chiami.",
      `Cordiali saluti\n${sender}\n${organisation}`,
    ),
  }),
  de: ({ what, contact, organisation, project, sender, link, until }) => ({
    subject: `${organisation}: Ihr Zugang zu Dateien, „${project}“`,
    body: paragraphs(
      `Guten Tag ${contact},`,
      what === "accessKey"
        ? `${organisation} gibt Ihnen Zugang zu den Dateien des Projekts „${project}“. Bitte öffnen Sie diesen Link:`
        : `damit Sie die Dateien des Projekts „${project}“ über SFTP erreichen, braucht ${organisation} Ihren öffentlichen SSH-Schlüssel. Bitte öffnen Sie diesen Link:`,
      link,
      what === "accessKey"
        ? "Die Seite fragt nach einem Code, den ich Ihnen telefonisch oder in einer eigenen Nachricht mitteile. Danach zeigt sie einmalig Ihren Zugangsschlüssel und wie Sie sich verbinden."
        : "Die Seite fragt nach einem Code, den ich Ihnen telefonisch oder in einer eigenen Nachricht mitteile, und nach dem öffentlichen Schlüssel. Ihr privater Schlüssel bleibt bei Ihnen.",
      `Für die Seite brauchen Sie kein Konto und müssen nichts installieren; nach einem Passwort fragt sie nie. Der Link gilt bis ${until}.`,
      "Wenn Sie Fragen haben oder diese Nachricht nicht erwartet haben, rufen Sie mich bitte an.",
      `Freundliche Grüße\n${sender}\n${organisation}`,
    ),
  }),
  fr: ({ what, contact, organisation, project, sender, link, until }) => ({
    subject: `${organisation} : votre accès aux fichiers, « ${project} »`,
    body: paragraphs(
      `Bonjour ${contact},`,
      what === "accessKey"
        ? `${organisation} vous donne accès aux fichiers du projet « ${project} ». Merci d’ouvrir ce lien :`
        : `pour que vous puissiez accéder en SFTP aux fichiers du projet « ${project} », ${organisation} a besoin de votre clé publique SSH. Merci d’ouvrir ce lien :`,
      link,
      what === "accessKey"
        ? "La page demande un code, que je vous communique par téléphone ou dans un message séparé. Elle affiche ensuite, une seule fois, votre clé d’accès et la façon de vous connecter."
        : "La page demande un code, que je vous communique par téléphone ou dans un message séparé, ainsi que la clé publique. Votre clé privée reste chez vous.",
      `Pour ouvrir la page, il ne faut ni compte ni logiciel à installer, et aucun mot de passe n’est jamais demandé. Le lien est valable jusqu’au ${until}.`,
      "Si vous avez des questions, ou si vous n’attendiez pas ce message, appelez-moi.",
      `Cordialement\n${sender}\n${organisation}`,
    ),
  }),
};

function paragraphs(...all: readonly string[]): string {
  return all.join("\n\n") + "\n";
}
