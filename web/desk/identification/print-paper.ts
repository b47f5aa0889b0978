import { useMutation } from '@tanstack/react-query';
import { type Command, download, send } from '../api.ts';
import { useCounty } from '../area-tree.ts';

/** Has a paper made by the server, then hands it to the browser. Its making is on record. */
export function usePrintedPaper(otherwise: string) {
  const county = useCounty();
  return useMutation({
    mutationFn: async (command: Command) => {
      const { document } = await send<{ document: string }>(command);
      await download(`/counties/${county}/documents/${document}`, {}, otherwise);
    },
  });
}
