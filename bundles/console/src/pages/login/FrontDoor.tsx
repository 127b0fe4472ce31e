import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './FrontDoor.module.css';

/** What stands around the pages before the login. */
export function FrontDoor({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.door}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <header className={classes.story}>
        <div className={classes.brand}>
          <img src="/serai.svg" width={40} height={40} alt="" />
          {t('app.name')}
        </div>
        <div>
          <p className={classes.claim}>{t('login.claim')}</p>
          <p className={classes.text}>{t('login.story')}</p>
        </div>
      </header>
      <main className={classes.form}>
        <Stack className={classes.card} gap="lg">
          <Title order={1} size="h2">
            {title}
          </Title>
          {children}
        </Stack>
      </main>
    </div>
  );
}
