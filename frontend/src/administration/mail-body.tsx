import type { components } from '@/api/schema.gen';
import { useTranslation } from '@/i18n';
import { Tab, Tabs } from '@/ui/tabs';
import './mail-body.css';

type Mail = components['schemas']['Mail'];
export type MailForm = 'html' | 'text';

/** The mail in one of its two forms; which one is in the address. */
export function MailBody({ mail, form, at }: { mail: Mail; form: MailForm; at: '/admin/outbox/$id' | '/outbox/$id' }) {
  const { t } = useTranslation('administration');
  const tab = { to: at, params: { id: mail.id }, activeOptions: { exact: true, includeSearch: true } } as const;
  return (
    <section className="stack" aria-label={t('mails.body')}>
      <Tabs label={t('mails.form')}>
        <Tab {...tab} search={{} as never}>
          {t('mails.html')}
        </Tab>
        <Tab {...tab} search={{ form: 'text' } as never}>
          {t('mails.text')}
        </Tab>
      </Tabs>
      {form === 'text' ? <PlainText text={mail.text_body} /> : <Html mail={mail} />}
    </section>
  );
}

/** The text with its links followable. */
function PlainText({ text }: { text: string }) {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return (
    <div className="mail-text">
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text
          <a key={index} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}

/**
 * In a frame without scripts. Our pages' policy holds in it too, and forbids styles in attributes: they are put aside and
 * set from here, one by one.
 */
function Html({ mail }: { mail: Mail }) {
  const { t } = useTranslation('administration');
  return (
    <iframe
      className="mail-html"
      title={t('mails.html')}
      sandbox="allow-same-origin allow-top-navigation-by-user-activation"
      srcDoc={mail.html_body.replaceAll(' style="', ' data-style="')}
      onLoad={(event) => {
        const frame = event.currentTarget;
        const page = frame.contentDocument;
        if (!page) return;
        for (const element of page.querySelectorAll<HTMLElement>('[data-style]')) {
          element.style.cssText = element.dataset.style ?? '';
        }
        for (const link of page.links) link.target = '_top';
        frame.style.blockSize = `${page.documentElement.scrollHeight}px`;
      }}
    />
  );
}
