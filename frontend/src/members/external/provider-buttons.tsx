import { useState } from 'react';
import { api, query } from '@/api/client';
import { problemOf } from '@/api/problem';
import { localized, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { leaveFor } from './pending';

/** The other places through which one can sign in; nothing where none is configured. */
export function ProviderButtons({ next }: { next?: string | undefined }) {
  const { t } = useTranslation('providers');
  const { data } = query.useQuery('get', '/api/v1/sign-in-providers');
  const [pending, setPending] = useState<string>();
  const [fault, setFault] = useState('');
  if (!data || data.items.length === 0) return null;
  const begin = async (key: string) => {
    setPending(key);
    setFault('');
    try {
      const started = await api.POST('/api/v1/sign-in-providers/{key}/attempts', { params: { path: { key } } });
      leaveFor(started.data?.authorization_url, next);
    } catch (error) {
      setFault(problemOf(error).message);
      setPending(undefined);
    }
  };
  return (
    <section className="stack stack-tight" aria-label={t('title')}>
      {fault ? (
        <Notice tone="bad" live>
          {fault}
        </Notice>
      ) : null}
      <div className="row">
        {data.items.map(({ key, name }) => (
          <Button key={key} pending={pending === key} onClick={() => void begin(key)}>
            {t('through', { provider: localized(name) })}
          </Button>
        ))}
      </div>
    </section>
  );
}
