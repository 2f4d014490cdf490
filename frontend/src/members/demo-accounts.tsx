import { useState } from 'react';
import { api, query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

interface Props {
  enter: (email: string, password: string, code?: () => Promise<string>) => Promise<void>;
}

/** In a demonstration one may come in as anybody. Elsewhere there is nothing here. */
export function DemoAccounts({ enter }: Props) {
  const { data } = query.useQuery('get', '/api/v1/installation');
  return data?.demo ? <Accounts enter={enter} /> : null;
}

function Accounts({ enter }: Props) {
  const { t } = useTranslation('members');
  const { data } = query.useQuery('get', '/api/v1/demo/accounts');
  const [entering, setEntering] = useState('');
  const [fault, setFault] = useState('');
  if (!data) return null;
  const enterAs = async (email: string) => {
    setEntering(email);
    setFault('');
    await enter(email, data.password, () => codeOf(email)).catch((error) => setFault(problemOf(error).message));
    setEntering('');
  };
  return (
    <Notice title={t('signIn.demo.title')}>
      <p>{t('signIn.demo.text')}</p>
      {fault ? <p role="alert">{fault}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="stack stack-tight">
        {data.accounts.map(({ email, name, role }) => (
          <li key={email}>
            <Button variant="link" pending={entering === email} onClick={() => void enterAs(email)}>
              {t('signIn.demo.as', { name, role: localized(role) })}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The code that the account's authenticator app shows, once it is good: those of now may have been used. */
async function codeOf(email: string): Promise<string> {
  const { data } = await api.GET('/api/v1/demo/accounts/{email}/code', { params: { path: { email } } });
  await new Promise((done) => setTimeout(done, (data?.good_in ?? 0) * 1000));
  return data?.code ?? '';
}
