import { ActionIcon, Button, Group, Popover, TextInput, Tooltip } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { durableQueries } from '../../api/durableQueries';
import { Icon } from '../../components/Icon';
import { notifyProblem } from '../../components/notify';

interface Props {
  execution: string;
  /** The path that a new bookmark is for; undefined where the moment is not about a step. */
  at: string | undefined;
  onGo: (path: string) => void;
}

/** Steps of an execution that people want to find again. */
export function Bookmarks({ execution, at, onGo }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [opened, { toggle, close }] = useDisclosure(false);
  const bookmarks = useQuery(durableQueries.bookmarks(execution));
  const form = useForm({ initialValues: { label: '' }, validate: { label: (label) => (label.trim() ? null : t('form.required')) } });
  const settled = () => void client.invalidateQueries({ queryKey: durableQueries.bookmarks(execution).queryKey });
  const add = useMutation({
    mutationFn: ({ label }: typeof form.values) => durable.addBookmark(execution, at ?? '', label.trim()),
    onSuccess: () => {
      form.reset();
      close();
    },
    onError: notifyProblem,
    onSettled: settled,
  });
  const remove = useMutation({ mutationFn: (id: string) => durable.removeBookmark(execution, id), onError: notifyProblem, onSettled: settled });
  return (
    <Group gap="xs" px="lg" pb="md" role="group" aria-label={t('bookmarks.title')}>
      <Popover opened={opened} onClose={close} trapFocus withArrow shadow="md" position="bottom-start">
        <Popover.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="bookmark" size={16} />}
            disabled={at === undefined}
            aria-expanded={opened}
            onClick={toggle}
          >
            {t('bookmarks.add')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <form onSubmit={form.onSubmit((values) => add.mutate(values))} noValidate>
            <Group gap="xs" align="flex-start">
              <TextInput aria-label={t('bookmarks.label')} placeholder={t('bookmarks.label')} maxLength={200} data-autofocus {...form.getInputProps('label')} />
              <Button type="submit" loading={add.isPending}>
                {t('action.save')}
              </Button>
            </Group>
          </form>
        </Popover.Dropdown>
      </Popover>
      {bookmarks.data?.map((one) => (
        <Group key={one.id} gap={2} wrap="nowrap">
          <Button size="compact-sm" variant="light" onClick={() => one.at && onGo(one.at)}>
            {one.label}
          </Button>
          <Tooltip label={t('bookmarks.remove')}>
            <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`${t('bookmarks.remove')}: ${one.label}`} onClick={() => remove.mutate(one.id)}>
              <Icon name="cancel" size={16} />
            </ActionIcon>
          </Tooltip>
        </Group>
      ))}
    </Group>
  );
}
