import { useState } from 'react';
import { api } from '@/api/client';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { toast } from '@/ui/toast';
import { type Member, nameOf } from './record';

/** For a person who has lost the device and the recovery codes. */
export function ResetFactors({ member }: { member: Member }) {
  const { t } = useTranslation('people');
  const [asking, setAsking] = useState(false);
  const reset = async () => {
    await api.DELETE('/api/v1/members/{id}/factors', { params: { path: { id: member.id } } });
    toast(t('factors.done'));
  };
  return (
    <section className="stack" aria-labelledby="person-factors">
      <h2 id="person-factors">{t('factors.title')}</h2>
      <p className="soft measure">{t('factors.text')}</p>
      <div>
        <Button onClick={() => setAsking(true)}>{t('factors.open')}</Button>
      </div>
      <Confirm
        open={asking}
        title={t('factors.sure', { name: nameOf(member) })}
        yes={t('factors.open')}
        no={t('factors.no')}
        onClose={() => setAsking(false)}
        act={reset}
      >
        <p>{t('factors.what')}</p>
      </Confirm>
    </section>
  );
}
