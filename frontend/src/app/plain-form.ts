import { type FormEvent, useState } from 'react';
import { fieldErrors, problemOf } from '@/api/problem';
import { useTranslation } from '@/i18n';
import { useWarnBeforeLeaving } from './leave';
import type { Faults } from './plain';

type Values = Readonly<Record<string, string>>;

interface PlainForm {
  faults: Faults;
  pending: boolean;
  /** For the form element. */
  props: { noValidate: true; onSubmit: (event: FormEvent<HTMLFormElement>) => void; onInput: () => void };
}

/** A form of native fields: checked, sent, and its faults named, those of the API too. */
export function usePlainForm(check: (values: Values) => Faults, send: (values: Values) => Promise<void>): PlainForm {
  const { t } = useTranslation('app');
  const [faults, setFaults] = useState<Faults>({});
  const [pending, setPending] = useState(false);
  const [dirty, setDirty] = useState(false);
  useWarnBeforeLeaving(dirty && !pending);

  const submit = async (form: HTMLFormElement) => {
    const values = Object.fromEntries(
      [...new FormData(form)].map(([name, value]) => [name, tidy(name, String(value))]),
    );
    const found = check(values);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      setDirty(false);
      await send(values);
    } catch (error) {
      const problem = problemOf(error);
      const named = fieldErrors(error);
      const known = Object.keys(named).every((name) => form.elements.namedItem(name));
      const own = problem.isOffline ? t('offline.title') : problem.message;
      setFaults(known && Object.keys(named).length > 0 ? named : { '': own });
      setDirty(true);
    } finally {
      setPending(false);
    }
  };

  return {
    faults,
    pending,
    props: {
      noValidate: true,
      onInput: () => setDirty(true),
      onSubmit: (event) => {
        event.preventDefault();
        if (!pending) void submit(event.currentTarget);
      },
    },
  };
}

/** Spaces around an answer are slips, except in a password. */
const tidy = (name: string, value: string): string => (/password/.test(name) ? value : value.trim());

/** Looks like an e-mail. Whether it exists, the mail will show. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text);
