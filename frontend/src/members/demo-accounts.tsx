import { query } from '@/api/client';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

interface Props {
  enter: (email: string, password: string) => Promise<void>;
}

/** In a demonstration one may come in as anybody. Elsewhere there is nothing here. */
export function DemoAccounts({ enter }: Props) {
  const { data } = query.useQuery('get', '/api/v1/installation');
  return data?.demo ? <Accounts enter={enter} /> : null;
}

function Accounts({ enter }: Props) {
  const { t } = useTranslation('members');
  const { data } = query.useQuery('get', '/api/v1/demo/accounts');
  if (!data) return null;
  return (
    <Notice title={t('signIn.demo.title')}>
      <p>{t('signIn.demo.text')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: without list markers VoiceOver forgets that it is a list */}
      <ul role="list" className="stack stack-tight">
        {data.accounts.map(({ email, name, role }) => (
          <li key={email}>
            <Button variant="link" onClick={() => void enter(email, data.password)}>
              {t('signIn.demo.as', { name, role: localized(role) })}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
