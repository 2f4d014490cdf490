import { createFileRoute } from '@tanstack/react-router';
import { oneOf } from '@/app/search';
import { loadTexts } from '@/i18n';
import { ImportPage } from '@/members/import/show';
import { VERDICTS, type Verdict } from '@/members/import/verdicts';

export const Route = createFileRoute('/admin/members/import/$id')({
  validateSearch: (search): { verdict?: Verdict } => {
    const verdict = oneOf(VERDICTS, search.verdict);
    return verdict ? { verdict } : {};
  },
  loader: () => loadTexts('people', 'member-import'),
  component: function Import() {
    return <ImportPage id={Route.useParams().id} verdict={Route.useSearch().verdict} />;
  },
});
