import { createFileRoute } from '@tanstack/react-router';
import { HomePage } from '@/home/home-page';
import { loadTexts } from '@/i18n';

export const Route = createFileRoute('/')({
  loader: () => loadTexts('home', 'newsletter', 'words'),
  component: HomePage,
});
