import { exportAttendeesTask } from '../application/attendees/export-attendees.task.ts';
import { mayFetchExport } from '../application/attendees/run-export.ts';
import { beginImport } from '../application/imports/begin-import.ts';
import { confirmImport } from '../application/imports/confirm-import.ts';
import { getImport } from '../application/imports/queries.ts';
import { cancelTask, dismissTask } from '../application/long-tasks/cancel-task.ts';
import { getTask, myTasks, taskFile } from '../application/long-tasks/queries.ts';
import { deps } from './deps.ts';

export const useCases = {
  cancelTask: cancelTask(deps),
  dismissTask: dismissTask(deps),
  beginImport: beginImport(deps),
  confirmImport: confirmImport(deps),
};

export const queries = {
  getImport: getImport(deps),
  myTasks: myTasks(deps),
  getTask: getTask(deps),
  taskFile: taskFile({ ...deps, fileRules: { [exportAttendeesTask.kind]: mayFetchExport } }),
};
