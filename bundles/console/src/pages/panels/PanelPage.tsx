import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { panelQueries } from '../../api/panels';
import { EmptyState } from '../../components/EmptyState';
import { ListSkeleton } from '../../components/ListSkeleton';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { answer, isPanelCall } from './bridge';
import classes from './PanelPage.module.css';
import { panelTitle } from './texts';

/** A plugin's page, in a frame that has an origin of its own: it sees nothing of the console, and asks it for what it needs. */
export default function PanelPage() {
  const { t, i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { plugin = '', name = '' } = useParams();
  const frame = useRef<HTMLIFrameElement>(null);
  const query = useQuery(panelQueries.all());
  useLiveInvalidation('plugins', [['panels']]);
  const id = `${plugin}/${name}`;
  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      const source = frame.current?.contentWindow;
      if (!source || event.source !== source || !isPanelCall(event.data)) return;
      // The frame has no origin that could be named; only this window is written to.
      void answer(event.data, id).then((reply) => source.postMessage(reply, '*'));
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [id]);
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <ListSkeleton />;
  const panel = query.data.find((one) => one.plugin === plugin && one.name === name);
  if (!panel) return <EmptyState icon="widgets" title={t('panels.gone')} hint={t('panels.goneHint')} />;
  const title = panelTitle(panel, i18n.language);
  return (
    <>
      <PageHeader title={title} subtitle={`${panel.plugin} ${panel.version}`} />
      <iframe
        key={panel.url}
        ref={frame}
        className={classes.frame}
        title={title}
        src={`${panel.url}#language=${i18n.language.slice(0, 2)}&scheme=${scheme}`}
        sandbox="allow-scripts allow-forms"
        referrerPolicy="no-referrer"
      />
    </>
  );
}
