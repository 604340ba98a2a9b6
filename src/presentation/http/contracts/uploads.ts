import { importQuery } from '@/application/imports/import-query';
import { importDto } from '@/application/imports/schema';
import { pictureDto } from '@/application/pictures/schema';
import { LIMITS } from '@/domain/limits';
import { PICTURE_BOUNDS } from '@/domain/picture';
import { contract } from './contract';
import { limits } from './limits';

/** What is sent as a file. */
export const uploadContracts = {
  uploadPicture: contract({
    method: 'POST',
    path: '/api/pictures',
    summary:
      'Upload a picture for an event: JPEG, PNG or WebP, at most 10 MB and 40 million pixels. It is written anew in several sizes, without what its camera wrote beside it',
    caller: 'organiser',
    limit: limits.upload,
    upload: { types: ['image/*', 'application/octet-stream'], maxBytes: PICTURE_BOUNDS.bytes },
    answers: { 201: pictureDto },
    errors: [],
  }),
  beginImport: contract({
    method: 'POST',
    path: '/api/imports',
    summary:
      'Send a file of events, CSV or iCalendar, at most 5 MB, to see what it would change: under /admin/events/import/{id}. Nothing is imported before somebody says so there',
    caller: 'admin',
    limit: limits.upload,
    query: importQuery,
    upload: { types: ['text/*', 'application/octet-stream', 'application/vnd.ms-excel'], maxBytes: LIMITS.importFile },
    answers: { 201: importDto },
    errors: ['CONFLICT'],
  }),
};
