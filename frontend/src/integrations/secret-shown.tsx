import { useTranslation } from '@/i18n';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { toast } from '@/ui/toast';
import './secret-shown.css';

interface Props {
  client: string;
  secret: string;
  onClose: () => void;
}

/** A secret, this once: with a first call in which it stands. */
export function SecretShown({ client, secret, onClose }: Props) {
  const { t } = useTranslation('integrations');
  const call = `curl -u "${client}:${secret}" \\
  -d grant_type=client_credentials \\
  ${window.location.origin}/oauth/token`;
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    toast(t('copied'));
  };
  return (
    <Notice tone="warn" title={t('shownOnce')} live>
      <div className="stack stack-tight">
        <p>{t('shownOnceText')}</p>
        <p>
          <code className="secret-shown" data-testid="client-secret">
            {secret}
          </code>
        </p>
        <p>{t('firstCall')}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className="secret-call" tabIndex={0}>
          {call}
        </pre>
        <div className="row">
          <Button small variant="primary" onClick={() => void copy(secret)}>
            {t('copySecret')}
          </Button>
          <Button small onClick={() => void copy(call)}>
            {t('copyCall')}
          </Button>
          <Button small onClick={onClose}>
            {t('keptIt')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
