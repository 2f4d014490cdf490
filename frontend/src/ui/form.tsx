import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { fieldErrors, problemOf } from '@/api/problem';
import { useWarnBeforeLeaving } from '@/app/leave';
import { useTranslation } from '@/i18n';
import './form.css';

/** The faults of a form by name of field; `''` is the form's own. */
export type Faults = Readonly<Record<string, string>>;
/** What the fields hold, by name: the last one where a name comes more than once. */
export type FormValues = Readonly<Record<string, string>>;

const FaultsContext = createContext<Faults>({});

/** The fault of a field in the form around it. */
export const useFault = (name: string | undefined): string | undefined => useContext(FaultsContext)[name ?? ''];

export interface FormState {
  faults: Faults;
  pending: boolean;
  submit: (form: HTMLFormElement) => Promise<void>;
  touch: () => void;
}

/**
 * A form of native fields: checked, sent, and its faults named, those of the API too. Asks before leaving what was
 * typed. Names that come several times (groups of checkboxes) are in `data.getAll(name)`.
 */
export function useForm(
  check: (values: FormValues, data: FormData) => Faults,
  send: (values: FormValues, data: FormData) => Promise<void>,
): FormState {
  const { t } = useTranslation('app');
  const [faults, setFaults] = useState<Faults>({});
  const [pending, setPending] = useState(false);
  const [dirty, setDirty] = useState(false);
  useWarnBeforeLeaving(dirty && !pending);

  const submit = async (form: HTMLFormElement) => {
    if (pending) return;
    const data = new FormData(form);
    const values = Object.fromEntries([...data].map(([name, value]) => [name, tidy(name, value)]));
    const found = check(values, data);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      setDirty(false);
      await send(values, data);
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

  return { faults, pending, submit, touch: () => setDirty(true) };
}

/** Spaces around an answer are slips, except in a password. A file is its name here. */
function tidy(name: string, value: FormDataEntryValue): string {
  if (typeof value !== 'string') return value.name;
  return /password/.test(name) ? value : value.trim();
}

interface FormProps {
  form: FormState;
  children: ReactNode;
  /** The name of the form for screen readers, where the page has several. */
  label?: string | undefined;
  className?: string | undefined;
}

/** The form element of `useForm`, which tells its fields their faults. */
export function Form({ form, label, className, children }: FormProps) {
  return (
    <FaultsContext value={form.faults}>
      <form
        noValidate
        aria-label={label}
        className={className ?? 'form'}
        onInput={form.touch}
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          void form.submit(event.currentTarget);
        }}
      >
        {children}
      </form>
    </FaultsContext>
  );
}

/** All faults of the form, which take the focus when they appear and lead to their fields. */
export function ErrorSummary({ faults: given }: { faults?: Faults | undefined }) {
  const { t } = useTranslation('ui');
  const ofForm = useContext(FaultsContext);
  const faults = given ?? ofForm;
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(faults);
  useEffect(() => {
    if (Object.keys(faults).length > 0) box.current?.focus();
  }, [faults]);
  if (entries.length === 0) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{t('form.wrong')}</h2>
      <ul>
        {entries.map(([name, fault]) => (
          <li key={name}>
            {name ? (
              <button type="button" onClick={() => reach(box.current, name)}>
                {fault}
              </button>
            ) : (
              fault
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function reach(from: HTMLElement | null, name: string): void {
  const found = from?.closest('form')?.elements.namedItem(name);
  const field = found instanceof RadioNodeList ? found[0] : found;
  if (field instanceof HTMLElement) field.focus();
}

/** Looks like an e-mail. Whether it exists, the mail will show. */
export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text);
