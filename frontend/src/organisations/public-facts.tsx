import type { ReactNode } from 'react';
import type { components } from '@/api/schema.gen';
import { bodyName, useFormats, useTranslation } from '@/i18n';
import { BodyLink } from './body-link';
import '@/ui/record.css';

/** What the registry says of a body: how it is reached, to what it belongs, what it was called. */
export function BodyFacts({ page }: { page: components['schemas']['BodyPage'] }) {
  const { t } = useTranslation('bodies');
  const { date } = useFormats();
  const { organisation: body, former_names, below } = page;
  const { particulars } = body;
  const address = [particulars.address, particulars.postcode].filter(Boolean).join(', ');
  const facts: [string, ReactNode][] = [
    [t('facts.code'), body.code],
    [t('registry:particulars.registry_code'), particulars.registry_code],
    [t('registry:particulars.legal_form'), particulars.legal_form],
    [t('registry:parent'), body.parent ? <BodyLink key="parent" body={body.parent} /> : null],
    [t('registry:particulars.purpose'), particulars.purpose],
    [t('registry:particulars.founded_on'), particulars.founded_on ? date(particulars.founded_on) : null],
    [t('registry:particulars.dissolved_on'), particulars.dissolved_on ? date(particulars.dissolved_on) : null],
    [
      t('facts.website'),
      body.website ? (
        <a key="website" href={body.website} rel="noreferrer">
          {body.website.replace(/^https?:\/\//, '')}
        </a>
      ) : null,
    ],
    [
      t('registry:particulars.email'),
      particulars.email ? (
        <a key="email" href={`mailto:${particulars.email}`}>
          {particulars.email}
        </a>
      ) : null,
    ],
    [t('registry:particulars.phone'), particulars.phone],
    [t('registry:particulars.address'), address],
  ];
  return (
    <>
      <section className="stack" aria-labelledby="body-facts">
        <h2 id="body-facts">{t('facts.title')}</h2>
        <dl className="record">
          {facts
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </section>
      {former_names.length > 0 ? (
        <section className="stack" aria-labelledby="body-names">
          <h2 id="body-names">{t('formerNames')}</h2>
          <ul>
            {former_names.map((name) => (
              <li key={name.until}>
                {bodyName(name)} <span className="faint">{t('until', { day: date(name.until) })}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {below.length > 0 ? (
        <section className="stack" aria-labelledby="body-below">
          <h2 id="body-below">{t('below')}</h2>
          <ul>
            {below.map((each) => (
              <li key={each.id}>
                <BodyLink body={each} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
