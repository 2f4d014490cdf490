import { Link } from '@tanstack/react-router';
import { type FocusEvent, useState } from 'react';
import { api } from '@/api/client';
import { fieldErrors } from '@/api/problem';
import type { components } from '@/api/schema.gen';
import { focusHeading } from '@/app/focus';
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
import { CategoryChoice, categoryIn } from './fields/category';
import { chosenIn, FieldsChoice } from './fields/choice';
import { isLongEnough, PasswordField } from './password-field';
import { faultsUpTo, forgetAnswers, keepAnswers, keptAnswers, STEPS } from './registration-steps';
import './register.css';

type Taken = components['schemas']['RegistrationTaken'];

/** Registration: one thing at a time, and then the mail. */
export function RegisterPage() {
  const [taken, setTaken] = useState<Taken>();
  return taken ? <CheckYourMail taken={taken} /> : <RegistrationForm onTaken={setTaken} />;
}

function RegistrationForm({ onTaken }: { onTaken: (taken: Taken) => void }) {
  const { t, rich } = useTranslation('joining');
  const fields = useTranslation('fields').t;
  const [kept] = useState(keptAnswers);
  const [body, setBody] = useState<Body | undefined>(kept.body);
  const { pending, giveUp } = usePendingIdentity();
  const known = { ...pending?.profile, ...kept };
  const [email, setEmail] = useState(known.email ?? '');
  const [citizen, setCitizen] = useState(kept.citizen === 'on');
  const [step, setStep] = useState(0);
  const last = STEPS.length - 1;

  const go = (to: number) => {
    setStep(to);
    // The heading of the step is there with the next paint.
    requestAnimationFrame(() => focusHeading());
  };

  const form = useForm(
    (values) => faultsUpTo(step, faultsOf(values, body, t)),
    async (values, data) => {
      keepAnswers(values, body);
      if (step < last) {
        go(step + 1);
        return;
      }
      try {
        await send(values, data);
      } catch (error) {
        // What the API refuses stands on the step that it belongs to.
        const names = Object.keys(fieldErrors(error));
        const at = STEPS.findIndex((fields) => names.some((name) => fields.includes(name)));
        if (at >= 0) setStep(at);
        throw error;
      }
    },
  );

  const send = async (values: FormValues, form: FormData) => {
    const { data } = await api.POST('/api/v1/members', {
      body: {
        given_name: values.given_name ?? '',
        family_name: values.family_name ?? '',
        email: values.email ?? '',
        password: values.password ?? '',
        organisation_id: citizen ? null : (body?.id ?? ''),
        unit: values.unit || null,
        post: values.post || null,
        category: categoryIn(values.category),
        expertise: expertiseOf(values.expertise),
        expertise_fields: chosenIn(form, 'expertise_fields'),
        interests: chosenIn(form, 'interests'),
        language: language(),
        newsletter: values.newsletter === 'on',
        consents: { terms: TEXT_VERSION, privacy: TEXT_VERSION },
        identity_ticket: pending?.ticket ?? null,
      },
    });
    if (data) {
      forgetAnswers();
      forgetPending();
      onTaken(data);
    }
  };

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
      <PageHead
        title={t(`register.steps.${step}`)}
        lead={step === 0 ? t('register.lead') : undefined}
        above={<p className="faint">{t('register.step', { step: step + 1, steps: STEPS.length })}</p>}
      />
      <Form form={form} label={t('register.title')}>
        {pending ? <PendingNotice pending={pending} on="register" giveUp={giveUp} /> : null}
        <ErrorSummary />
        <section className="register-part" hidden={step !== 0}>
          <div className="register-pair">
            <TextField
              name="given_name"
              label={t('register.givenName')}
              autoComplete="given-name"
              defaultValue={known.given_name ?? ''}
              maxLength={80}
              required
            />
            <TextField
              name="family_name"
              label={t('register.familyName')}
              autoComplete="family-name"
              defaultValue={known.family_name ?? ''}
              maxLength={80}
              required
            />
          </div>
        </section>
        <section className="register-part" hidden={step !== 1}>
          <TextField
            name="email"
            type="email"
            label={t('register.email')}
            help={t('register.emailHelp')}
            autoComplete="email"
            defaultValue={known.email ?? ''}
            maxLength={254}
            onBlur={(event) => void suggest(event)}
            required
          />
          <PasswordField name="password" label={t('register.password')} isNew />
        </section>
        <section className="register-part" hidden={step !== 2}>
          {citizen ? null : (
            <BodyPicker
              name="organisation_id"
              label={t('register.body')}
              help={t('register.bodyHelp')}
              chosen={body}
              onChoose={setBody}
              required
            />
          )}
          <Checkbox
            name="citizen"
            label={t('register.citizen')}
            help={t('register.citizenHelp')}
            checked={citizen}
            onChange={(event) => setCitizen(event.target.checked)}
          />
          {body && !citizen && looksLikeEmail(email) ? (
            <Notice tone={speaksFor(email, body) ? 'good' : 'info'} live>
              {t(speaksFor(email, body) ? 'register.atOnce' : 'register.approval')}
            </Notice>
          ) : null}
        </section>
        <section className="register-part" hidden={step !== 3}>
          <div className="register-pair">
            <TextField
              name="unit"
              label={t('register.unit')}
              autoComplete="off"
              defaultValue={kept.unit}
              maxLength={200}
            />
            <TextField
              name="post"
              label={t('register.post')}
              autoComplete="organization-title"
              defaultValue={kept.post}
              maxLength={200}
            />
          </div>
          <CategoryChoice chosen={kept.category} />
          <FieldsChoice name="expertise_fields" label={fields('expertise')} help={fields('upTo')} chosen={[]} />
          <FieldsChoice name="interests" label={fields('interests')} help={fields('upTo')} chosen={[]} />
          <TextField
            name="expertise"
            label={t('register.expertise')}
            help={t('register.expertiseHelp')}
            autoComplete="off"
            defaultValue={kept.expertise}
            maxLength={400}
          />
        </section>
        <section className="register-part" hidden={step !== 4}>
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
            {t(step < last ? 'register.next' : 'register.submit')}
          </Button>
          {step > 0 ? (
            <Button variant="link" onClick={() => go(step - 1)}>
              {t('register.back')}
            </Button>
          ) : null}
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
  if (!body && !values.citizen) faults.organisation_id = t('register.faults.body');
  if (!values['consents.terms']) faults['consents.terms'] = t('register.faults.terms');
  if (!values['consents.privacy']) faults['consents.privacy'] = t('register.faults.privacy');
  return faults;
}
