/** Latin capitals that look like Greek ones: a keyboard that was in the other language wrote them. */
const LATIN = 'ABEHIKMNOPTXYZ';
const GREEK = 'ΑΒΕΗΙΚΜΝΟΡΤΧΥΖ';

/** The number of the national transparency programme as it is kept: in capitals and in Greek letters. */
export const tidyAda = (text: string): string =>
  [...text.trim().toUpperCase()]
    .map((letter) => GREEK[LATIN.indexOf(letter)] ?? letter)
    .join('')
    .replace(/^ΑΔΑ[: ]*/, '');

/** Has it the form of such a number? Nothing at all has, too. */
export const isAda = (text: string): boolean => /^$|^[Α-ΡΣ-Ω0-9]{4,10}-[Α-ΡΣ-Ω0-9]{1,3}$/.test(tidyAda(text));

/** Where the decision stands. */
export const adaAddress = (ada: string): string => `https://diavgeia.gov.gr/decision/view/${encodeURIComponent(ada)}`;
