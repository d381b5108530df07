import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { loadDemo, Refused } from '../api/client';
import { useLive } from '../live/BoardProvider';
import { Notice } from './Notice';

/** Demo data replace what a demo database holds, so it is asked first; the server guards every other database. */
export function DemoDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const { link } = useLive();
  const load = useMutation({
    mutationFn: () => loadDemo('reset'),
    onSuccess: () => {
      link.refresh();
      return queries.invalidateQueries();
    },
  });
  const close = () => {
    onClose();
    load.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Load demo data?"
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }} // the page's banner is another
    >
      {load.isSuccess ? (
        <Text>{load.data.message}</Text>
      ) : (
        <Text>
          The database begins again with two days and today so far of a small factory: six people at six
          workstations. What is there now is erased; events that others sent are first written to a file in
          the data folder. A database that did not begin with demo data is not touched.
        </Text>
      )}
      {load.isError && (
        <Notice
          kind="error"
          title={
            load.error instanceof Refused ? 'Nothing was changed' : 'It is not known whether this was done'
          }
        >
          {load.error.message}
        </Notice>
      )}
      <Group justify="flex-end" mt="lg">
        {load.isSuccess ? (
          <Button onClick={close} data-autofocus>
            Close
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={close} data-autofocus>
              Cancel
            </Button>
            <Button loading={load.isPending} onClick={() => load.mutate()}>
              Load demo data
            </Button>
          </>
        )}
      </Group>
    </Modal>
  );
}
