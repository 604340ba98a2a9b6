import { pictureHash } from '../../domain/picture.ts';
import type { Handler } from '../jobs/job.ts';
import type { Clock } from '../ports.ts';
import type { PictureStore, PictureUses } from './ports.ts';
import type { sweepPicturesJob } from './sweep-pictures.job.ts';

type Deps = { clock: Clock; pictureStore: PictureStore; pictureUses: PictureUses };

/** Whoever uploads a picture saves its event within the day; the same picture sent again counts anew. */
const KEPT_UNUSED_MS = 24 * 60 * 60 * 1000;

/** Takes away the pictures that nothing shows: uploaded and never saved, or replaced since. */
export const sweepPictures =
  (d: Deps): Handler<(typeof sweepPicturesJob)['payload']> =>
  async (_, { signal }) => {
    const before = new Date(d.clock.now().getTime() - KEPT_UNUSED_MS);
    for await (const files of d.pictureStore.list()) {
      if (signal.aborted) return;
      const old = files.filter(({ storedAt }) => storedAt < before).map(({ name }) => name);
      const used = await d.pictureUses.among([...new Set(old.map(pictureHash))]);
      await d.pictureStore.remove(old.filter((name) => !used.has(pictureHash(name))));
    }
  };
