import { useState } from 'react';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { TextField } from '@/ui/text-field';
import { hasPasskeys, type PasskeyChallenge, signByPasskey } from './webauthn';

type Method = components['schemas']['FactorMethod'];
type Proof = components['schemas']['Proof'];

interface Props {
  methods: readonly Method[];
  challenge: PasskeyChallenge | null | undefined;
  /** Sends it. What it throws is told beside the field. */
  show: (proof: Proof) => Promise<void>;
  /** How to give up. */
  cancel: { label: string; act: () => void };
}

/** One of the person's second factors, by the way that they choose. */
export function ShowFactor({ methods, challenge, show, cancel }: Props) {
  const { t } = useTranslation('security');
  const possible = methods.filter((method) => method !== 'passkey' || (challenge && hasPasskeys()));
  const [method, setMethod] = useState<Method | undefined>(possible[0]);
  const others = possible.filter((each) => each !== method);
  const labels = { totp: 'factor.useCode', passkey: 'factor.usePasskey', recovery_code: 'factor.useRecovery' };
  const cancelling = <Button onClick={cancel.act}>{cancel.label}</Button>;
  return (
    <div className="stack">
      {method === 'passkey' && challenge ? (
        <ByPasskey challenge={challenge} show={show} cancelling={cancelling} />
      ) : method ? (
        <ByCode key={method} field={method === 'totp' ? 'code' : 'recovery_code'} show={show} cancelling={cancelling} />
      ) : null}
      {others.length > 0 ? (
        <div className="row">
          {others.map((each) => (
            <Button key={each} variant="link" onClick={() => setMethod(each)}>
              {t(labels[each])}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface WayProps {
  show: Props['show'];
  cancelling: React.ReactNode;
}

function ByCode({ field, show, cancelling }: WayProps & { field: 'code' | 'recovery_code' }) {
  const { t } = useTranslation('security');
  const name = field === 'code' ? 'code' : 'recovery';
  const form = useForm(
    (values): Record<string, string> => (values[field] ? {} : { [field]: t(`factor.${name}Missing`) }),
    (values) => show({ [field]: values[field] ?? '' }),
  );
  return (
    <Form form={form}>
      <ErrorSummary />
      <TextField
        name={field}
        label={t(`factor.${name}`)}
        help={t(`factor.${name}Help`)}
        inputMode={field === 'code' ? 'numeric' : 'text'}
        autoComplete={field === 'code' ? 'one-time-code' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        className={field === 'code' ? 'input-short' : ''}
        maxLength={field === 'code' ? 10 : 64}
        autoFocus
      />
      <div className="row">
        <Button type="submit" variant="call" pending={form.pending}>
          {t('factor.submit')}
        </Button>
        {cancelling}
      </div>
    </Form>
  );
}

function ByPasskey({ challenge, show, cancelling }: WayProps & { challenge: PasskeyChallenge }) {
  const { t } = useTranslation('security');
  const [state, setState] = useState<'open' | 'pending' | 'failed'>('open');
  const act = async () => {
    setState('pending');
    try {
      await show({ passkey: await signByPasskey(challenge) });
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      {state === 'failed' ? (
        <Notice tone="bad" live>
          {t('factor.passkeyFailed')}
        </Notice>
      ) : null}
      <div className="row">
        <Button variant="call" pending={state === 'pending'} onClick={() => void act()}>
          {t('factor.usePasskey')}
        </Button>
        {cancelling}
      </div>
    </>
  );
}
