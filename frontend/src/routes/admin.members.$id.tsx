import { createFileRoute } from '@tanstack/react-router';
import { loadTexts } from '@/i18n';
import { PersonPage } from '@/members/person';

export const Route = createFileRoute('/admin/members/$id')({
  loader: () => loadTexts('people', 'organisations', 'mandates', 'standing', 'fields'),
  component: function Person() {
    return <PersonPage id={Route.useParams().id} />;
  },
});
