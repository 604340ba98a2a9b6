import { pictureDto } from '@/application/pictures/schema';
import { PICTURE_BOUNDS } from '@/domain/picture';
import { contract } from './contract';
import { limits } from './limits';

export const pictureContracts = {
  uploadPicture: contract({
    method: 'POST',
    path: '/api/pictures',
    summary:
      'Upload a picture for an event: JPEG, PNG or WebP, at most 10 MB and 40 million pixels. It is written anew in several sizes, without what its camera wrote beside it',
    caller: 'admin',
    limit: limits.upload,
    upload: { types: ['image/*', 'application/octet-stream'], maxBytes: PICTURE_BOUNDS.bytes },
    answers: { 201: pictureDto },
    errors: [],
  }),
};
