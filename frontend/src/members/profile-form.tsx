import { useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { Me } from '@/api/token';
import { useSession } from '@/app/session';
import { bodyName, useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Checkbox, RadioGroup } from '@/ui/choices';
import { ErrorSummary, Form, useForm } from '@/ui/form';
import { Skeleton } from '@/ui/page';
import { TextField } from '@/ui/text-field';
import { toast } from '@/ui/toast';
import { expertiseOf } from './expertise';
import { CategoryChoice, categoryIn } from './fields/category';
import { chosenIn, FieldsChoice } from './fields/choice';

interface Seen {
  me: Me;
  /** By which the API knows what was seen when it is changed. */
  tag: string;
}

async function see(): Promise<Seen> {
  const { data, response } = await api.GET('/api/v1/me');
  if (!data) throw new Error('a person without a body');
  return { me: data, tag: response.headers.get('etag') ?? '' };
}

/** The profile, as it can be changed by its person. */
export function ProfileForm() {
  const seen = useQuery({ queryKey: ['profile'], queryFn: see, staleTime: 0, refetchOnWindowFocus: false });
  if (seen.error) throw seen.error;
  if (!seen.data) return <Skeleton lines={8} />;
  return <Fields me={seen.data.me} tag={seen.data.tag} refresh={async () => void (await seen.refetch())} />;
}

function Fields({ me, tag, refresh }: Seen & { refresh: () => Promise<void> }) {
  const { t } = useTranslation('profile');
  const fields = useTranslation('fields').t;
  const { reload } = useSession();
  const form = useForm(
    ({ given_name, family_name }) => ({
      ...(given_name ? {} : { given_name: t('me.givenNameMissing') }),
      ...(family_name ? {} : { family_name: t('me.familyNameMissing') }),
    }),
    async (values, data) => {
      try {
        await api.PUT('/api/v1/me', {
          params: { header: { 'If-Match': tag } },
          body: {
            given_name: values.given_name ?? '',
            family_name: values.family_name ?? '',
            unit: values.unit || null,
            post: values.post || null,
            category: categoryIn(values.category),
            expertise: expertiseOf(values.expertise),
            expertise_fields: chosenIn(data, 'expertise_fields'),
            interests: chosenIn(data, 'interests'),
            language: values.language === 'en' ? 'en' : 'el',
            notify_by_mail: values.notify_by_mail === 'on',
          },
        });
        toast(t('me.saved'));
      } catch (error) {
        // What was typed stays; the next attempt knows of the change in between.
        if (isProblem(error, 'stale')) await refresh();
        throw error;
      }
      await Promise.all([refresh(), reload()]);
    },
  );
  return (
    <>
      <dl className="profile-fixed">
        <div>
          <dt>{t('me.email')}</dt>
          <dd>{me.email}</dd>
        </div>
        <div>
          <dt>{t('me.body')}</dt>
          <dd>{me.organisation ? bodyName(me.organisation) : t('me.noBody')}</dd>
        </div>
        {me.represents.length > 0 ? (
          <div>
            <dt>{t('me.represents')}</dt>
            <dd>{me.represents.map(bodyName).join(' · ')}</dd>
          </div>
        ) : null}
      </dl>
      <p className="faint">{t('me.fixed')}</p>
      <Form form={form} label={t('me.title')}>
        <ErrorSummary />
        <div className="profile-pair">
          <TextField
            name="given_name"
            label={t('me.givenName')}
            defaultValue={me.given_name}
            autoComplete="given-name"
            maxLength={80}
            required
          />
          <TextField
            name="family_name"
            label={t('me.familyName')}
            defaultValue={me.family_name}
            autoComplete="family-name"
            maxLength={80}
            required
          />
          <TextField name="unit" label={t('me.unit')} defaultValue={me.unit ?? ''} maxLength={200} />
          <TextField name="post" label={t('me.post')} defaultValue={me.post ?? ''} maxLength={200} />
          <CategoryChoice chosen={me.category} />
        </div>
        <FieldsChoice
          name="expertise_fields"
          label={fields('expertise')}
          help={fields('upTo')}
          chosen={me.expertise_fields}
        />
        <FieldsChoice name="interests" label={fields('interests')} help={fields('upTo')} chosen={me.interests} />
        <TextField
          name="expertise"
          label={t('me.expertise')}
          help={t('me.expertiseHelp')}
          defaultValue={me.expertise.join(', ')}
          maxLength={800}
        />
        <RadioGroup
          name="language"
          label={t('me.language')}
          help={t('me.languageHelp')}
          defaultValue={me.language}
          choices={[
            { value: 'el', label: 'Ελληνικά' },
            { value: 'en', label: 'English' },
          ]}
          inline
        />
        <Checkbox
          name="notify_by_mail"
          label={t('me.notifyByMail')}
          help={t('me.notifyByMailHelp')}
          defaultChecked={me.notify_by_mail}
        />
        <div>
          <Button type="submit" variant="primary" pending={form.pending}>
            {t('me.save')}
          </Button>
        </div>
      </Form>
    </>
  );
}
