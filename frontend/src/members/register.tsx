import { Link } from '@tanstack/react-router';
import { type FocusEvent, useState } from 'react';
import { api } from '@/api/client';
import type { components } from '@/api/schema.gen';
import { language, useTranslation } from '@/i18n';
import { BodyPicker } from '@/organisations/body-picker';
import { type Body, bodyOfAddress, speaksFor } from '@/organisations/queries';
import { TEXT_VERSION } from '@/statements/version';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/choices';
import { ErrorSummary, type Faults, Form, type FormValues, looksLikeEmail, useForm } from '@/ui/form';
import { Notice } from '@/ui/notice';
import { PageHead } from '@/ui/page';
import { TextField } from '@/ui/text-field';
import { CheckYourMail } from './check-mail';
import { expertiseOf } from './expertise';
import { forgetPending, usePendingIdentity } from './external/pending';
import { PendingNotice } from './external/pending-notice';
import { isLongEnough, PasswordField } from './password-field';
import './register.css';

type Taken = components['schemas']['RegistrationTaken'];

/** Registration: one page in three parts, and then the mail. */
export function RegisterPage() {
  const [taken, setTaken] = useState<Taken>();
  return taken ? <CheckYourMail taken={taken} /> : <RegistrationForm onTaken={setTaken} />;
}

function RegistrationForm({ onTaken }: { onTaken: (taken: Taken) => void }) {
  const { t, rich } = useTranslation('joining');
  const [body, setBody] = useState<Body>();
  const { pending, giveUp } = usePendingIdentity();
  const [email, setEmail] = useState(pending?.profile.email ?? '');

  const form = useForm(
    (values) => faultsOf(values, body, t),
    async (values) => {
      const { data } = await api.POST('/api/v1/members', {
        body: {
          given_name: values.given_name ?? '',
          family_name: values.family_name ?? '',
          email: values.email ?? '',
          password: values.password ?? '',
          organisation_id: body?.id ?? '',
          unit: values.unit || null,
          post: values.post || null,
          expertise: expertiseOf(values.expertise),
          language: language(),
          newsletter: values.newsletter === 'on',
          consents: { terms: TEXT_VERSION, privacy: TEXT_VERSION },
          identity_ticket: pending?.ticket ?? null,
        },
      });
      forgetPending();
      if (data) onTaken(data);
    },
  );

  const suggest = async (event: FocusEvent<HTMLInputElement>) => {
    const address = event.target.value.trim();
    setEmail(address);
    if (body || !looksLikeEmail(address)) return;
    // Only a convenience: without an answer the person chooses.
    const found = await bodyOfAddress(address).catch(() => undefined);
    if (found) setBody((chosen) => chosen ?? found);
  };

  return (
    <div className="register">
      <PageHead title={t('register.title')} lead={t('register.lead')} />
      <Form form={form}>
        {pending ? <PendingNotice pending={pending} on="register" giveUp={giveUp} /> : null}
        <ErrorSummary />
        <section className="register-part" aria-labelledby="register-who">
          <h2 id="register-who">{t('register.who')}</h2>
          <div className="register-pair">
            <TextField
              name="given_name"
              label={t('register.givenName')}
              autoComplete="given-name"
              defaultValue={pending?.profile.given_name ?? ''}
              maxLength={80}
              required
            />
            <TextField
              name="family_name"
              label={t('register.familyName')}
              autoComplete="family-name"
              defaultValue={pending?.profile.family_name ?? ''}
              maxLength={80}
              required
            />
          </div>
          <TextField
            name="email"
            type="email"
            label={t('register.email')}
            help={t('register.emailHelp')}
            autoComplete="email"
            defaultValue={pending?.profile.email ?? ''}
            maxLength={254}
            onBlur={(event) => void suggest(event)}
            required
          />
          <PasswordField name="password" label={t('register.password')} isNew />
        </section>
        <section className="register-part" aria-labelledby="register-where">
          <h2 id="register-where">{t('register.where')}</h2>
          <BodyPicker
            name="organisation_id"
            label={t('register.body')}
            help={t('register.bodyHelp')}
            chosen={body}
            onChoose={setBody}
            required
          />
          {body && looksLikeEmail(email) ? (
            <Notice tone={speaksFor(email, body) ? 'good' : 'info'} live>
              {t(speaksFor(email, body) ? 'register.atOnce' : 'register.approval')}
            </Notice>
          ) : null}
          <div className="register-pair">
            <TextField name="unit" label={t('register.unit')} autoComplete="off" maxLength={200} />
            <TextField name="post" label={t('register.post')} autoComplete="organization-title" maxLength={200} />
          </div>
          <TextField
            name="expertise"
            label={t('register.expertise')}
            help={t('register.expertiseHelp')}
            autoComplete="off"
            maxLength={400}
          />
        </section>
        <section className="register-part" aria-labelledby="register-consents">
          <h2 id="register-consents">{t('register.consents')}</h2>
          <Checkbox
            name="consents.terms"
            label={rich('register.terms', { link: (text) => <Elsewhere to="/terms">{text}</Elsewhere> })}
            required
          />
          <Checkbox
            name="consents.privacy"
            label={rich('register.privacy', { link: (text) => <Elsewhere to="/privacy">{text}</Elsewhere> })}
            required
          />
          <Checkbox name="newsletter" label={t('register.newsletter')} help={t('register.newsletterHelp')} />
        </section>
        <div className="row row-apart">
          <Button type="submit" variant="call" pending={form.pending}>
            {t('register.submit')}
          </Button>
          <span>{rich('register.known', { link: (text) => <Link to="/sign-in">{text}</Link> })}</span>
        </div>
      </Form>
    </div>
  );
}

/** A page beside the form, so that what was typed stays. */
function Elsewhere({ to, children }: { to: '/terms' | '/privacy'; children: string }) {
  const { t } = useTranslation('joining');
  return (
    <Link to={to} target="_blank">
      {children} <span className="faint">{t('register.newTab')}</span>
    </Link>
  );
}

function faultsOf(values: FormValues, body: Body | undefined, t: (key: string) => string): Faults {
  const faults: Record<string, string> = {};
  if (!values.given_name) faults.given_name = t('register.faults.givenName');
  if (!values.family_name) faults.family_name = t('register.faults.familyName');
  if (!looksLikeEmail(values.email ?? '')) faults.email = t('register.faults.email');
  if (!isLongEnough(values.password)) faults.password = t('password.short');
  if (!body) faults.organisation_id = t('register.faults.body');
  if (!values['consents.terms']) faults['consents.terms'] = t('register.faults.terms');
  if (!values['consents.privacy']) faults['consents.privacy'] = t('register.faults.privacy');
  return faults;
}
