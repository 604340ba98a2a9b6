import { addDates } from '../application/series/add-dates.ts';
import { changeSeries } from '../application/series/change-series.ts';
import {
  getSeries,
  listSeries,
  previewMoreDates,
  previewRule,
  previewSeriesChange,
  seriesOfEdited,
  seriesOfEvent,
  seriesPage,
} from '../application/series/queries.ts';
import { repeatEvent } from '../application/series/repeat-event.ts';
import { restoreDate } from '../application/series/restore-date.ts';
import { setSeats } from '../application/series/set-seats.ts';
import { deps } from './deps.ts';

export const useCases = {
  repeatEvent: repeatEvent(deps),
  addDates: addDates(deps),
  restoreDate: restoreDate(deps),
  changeSeries: changeSeries(deps),
  setSeats: setSeats(deps),
};

export const queries = {
  seriesPage: seriesPage(deps),
  seriesOfEvent: seriesOfEvent(deps),
  seriesOfEdited: seriesOfEdited(deps),
  listSeries: listSeries(deps),
  getSeries: getSeries(deps),
  previewRule: previewRule(deps),
  previewMoreDates: previewMoreDates(deps),
  previewSeriesChange: previewSeriesChange(deps),
};
