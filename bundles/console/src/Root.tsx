import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { DatesProvider } from '@mantine/dates';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import 'dayjs/locale/de';
import { asProblem } from './api/problem';
import { ListSkeleton } from './components/ListSkeleton';
import { modeOf } from './theme/modes';
import { ThemeProvider } from './theme/ThemeProvider';

function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // What the caller did wrong stays wrong; what the hub could not do may go better.
        retry: (count, error) => {
          const { status } = asProblem(error);
          return count < 2 && (status === 0 || status >= 500);
        },
      },
    },
  });
}

/** What every page needs: the theme of its mode, the queries, dialogs and messages. */
export function Root() {
  const [client] = useState(queryClient);
  const { i18n } = useTranslation();
  const mode = modeOf(useLocation().pathname);
  return (
    <ThemeProvider mode={mode}>
      <QueryClientProvider client={client}>
        <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>
          <ModalsProvider>
            <Notifications position="bottom-right" />
            <Suspense fallback={<ListSkeleton />}>
              <Outlet />
            </Suspense>
          </ModalsProvider>
        </DatesProvider>
      </QueryClientProvider>
    </ThemeProvider>
  );
}
