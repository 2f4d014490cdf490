import { useMemo } from 'react';
import { useTranslation } from './hooks';

const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

type Moment = string | Date;
const at = (moment: Moment): Date => (moment instanceof Date ? moment : new Date(moment));
/** A day without a time (`2026-11-24`) is a day of the calendar, wherever the reader is. */
const isDay = (moment: Moment): boolean => typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);

/** Dates and numbers as people of that language write them. */
function formatsOf(language: string) {
  const locale = language === 'en' ? 'en-GB' : 'el-GR';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const utcDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const decimals = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    /** 24 Νοεμβρίου 2026 */
    date: (moment: Moment) => (isDay(moment) ? utcDay : day).format(at(moment)),
    /** 24 Νοε 2026 */
    shortDate: (moment: Moment) => shortDay.format(at(moment)),
    /** 24 Νοεμβρίου 2026, 10:30 π.μ. */
    dateTime: (moment: Moment) => time.format(at(moment)),
    /** πριν από 3 ημέρες */
    relative: (moment: Moment, now: Date = new Date()) => {
      const seconds = Math.round((at(moment).getTime() - now.getTime()) / 1000);
      const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
      return relative.format(Math.round(seconds / size), unit);
    },
    /** 1.234,5 */
    number: (value: number, digits?: number) => (digits === undefined ? number : decimals(digits)).format(value),
    /** 0.42 is 42 % */
    percent: (share: number) => percent.format(share),
  };
}

type Formats = ReturnType<typeof formatsOf>;

/** Dates and numbers in the page's language. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return useMemo(() => formatsOf(i18n.language), [i18n.language]);
}
