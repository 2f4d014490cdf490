import type { FormEvent } from 'react';
import { type Faults, type FormValues, useForm } from '@/ui/form';

interface PlainForm {
  faults: Faults;
  pending: boolean;
  /** For the form element. */
  props: { noValidate: true; onSubmit: (event: FormEvent<HTMLFormElement>) => void; onInput: () => void };
}

/** `useForm` for a form element of one's own. */
export function usePlainForm(
  check: (values: FormValues) => Faults,
  send: (values: FormValues) => Promise<void>,
): PlainForm {
  const { faults, pending, submit, touch } = useForm(check, send);
  return {
    faults,
    pending,
    props: {
      noValidate: true,
      onInput: touch,
      onSubmit: (event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      },
    },
  };
}
