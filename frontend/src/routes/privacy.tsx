import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { Statement } from '@/statements/statement';

export const Route = createFileRoute('/privacy')({
  loader: () => loadTexts('statements'),
  component: () => <Statement page="privacy" />,
});
