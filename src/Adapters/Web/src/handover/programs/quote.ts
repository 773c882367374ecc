/** Makes one word of a command line of any text. */
export type Quote = (text: string) => string;

/** Inside single quotes, bash and zsh leave everything as it is. */
export const bash: Quote = (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** PowerShell takes the typographic single quotes for plain ones; two of them stand for one. */
export const powerShell: Quote = (text) => `'${text.replaceAll(/['\u2018-\u201b]/g, "$&$&")}'`;

/** In cmd only a percent sign means something inside double quotes; outside, a caret takes its meaning. No file name holds a double quote. */
export const cmd: Quote = (text) => `"${text.replaceAll("%", '"^%"')}"`;

/** Whether double quotes do it in each of the shells: history, variables, escapes and other quotes would be read there. */
export function isPlain(text: string): boolean {
  return !/[!$%`"\\\u201c-\u201e]/.test(text);
}

/** For all shells at once; only of a plain text. */
export const anywhere: Quote = (text) => `"${text}"`;
