import type { PictureStore } from '../../application/pictures/ports.ts';
import { pictureBucket } from './picture-bucket.ts';
import { pictureFiles } from './picture-files.ts';
import type { PictureSettings } from './picture-settings.ts';

export const pictureStore = ({ folder, bucket }: PictureSettings): PictureStore =>
  bucket ? pictureBucket(bucket) : pictureFiles(folder);
