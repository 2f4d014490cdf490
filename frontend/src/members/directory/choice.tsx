import { api, query } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { Form, useForm } from '@/ui/form';
import { Skeleton } from '@/ui/page';
import { toast } from '@/ui/toast';

type Choice = components['schemas']['DirectoryChoice'];
const SHOWN = [
  'shows_organisation',
  'shows_unit',
  'shows_post',
  'shows_expertise',
  'shows_interests',
  'shows_email',
] as const;

/** Whether one is in the directory, and what others see of one there. */
export function DirectoryChoice() {
  const seen = query.useQuery('get', '/api/v1/me/directory');
  if (seen.error) throw seen.error;
  if (!seen.data) return <Skeleton lines={4} />;
  return <Fields choice={seen.data} />;
}

function Fields({ choice }: { choice: Choice }) {
  const { t } = useTranslation('directory');
  const form = useForm(
    () => ({}),
    async (values) => {
      const on = (name: string) => values[name] === 'on';
      await api.PUT('/api/v1/me/directory', {
        body: {
          listed: on('listed'),
          shows_organisation: on('shows_organisation'),
          shows_unit: on('shows_unit'),
          shows_post: on('shows_post'),
          shows_expertise: on('shows_expertise'),
          shows_interests: on('shows_interests'),
          shows_email: on('shows_email'),
        },
      });
      toast(t('choice.saved'));
    },
  );
  return (
    <Form form={form} label={t('choice.title')}>
      <p className="soft">{t('choice.lead')}</p>
      <Checkbox name="listed" label={t('choice.listed')} defaultChecked={choice.listed} />
      {SHOWN.map((name) => (
        <Checkbox key={name} name={name} label={t(`choice.${name}`)} defaultChecked={choice[name]} />
      ))}
      <div>
        <Button type="submit" variant="primary" pending={form.pending}>
          {t('choice.save')}
        </Button>
      </div>
    </Form>
  );
}
