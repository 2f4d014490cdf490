import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { PeoplePage } from '@/members/people';
import { memberSearch } from '@/members/search';

export const Route = createFileRoute('/admin/members/')({
  validateSearch: memberSearch,
  loader: () => loadTexts('people', 'organisations', 'fields'),
  component: function People() {
    return <PeoplePage search={Route.useSearch()} />;
  },
});
