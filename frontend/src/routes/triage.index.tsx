import { createFileRoute } from '@tanstack/react-router';
import { requireMember } from '@/app/guard';
import { loadTexts } from '@/i18n';
import { TriagePage } from '@/triage/board';
import { triageSearch } from '@/triage/search';

export const Route = createFileRoute('/triage/')({
  validateSearch: triageSearch,
  beforeLoad: requireMember,
  loader: () => loadTexts('triage', 'words'),
  component: function Triage() {
    return <TriagePage search={Route.useSearch()} />;
  },
});
