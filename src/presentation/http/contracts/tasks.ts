import { taskListDto } from '@/application/long-tasks/schema';
import { contract } from './contract';
import { limits } from './limits';

export const taskContracts = {
  myTasks: contract({
    method: 'GET',
    path: '/api/tasks',
    summary: 'Imports, exports and mailings that one started: how far they are, and what came of them; newest first',
    caller: 'signed-in',
    limit: limits.general,
    answers: { 200: taskListDto },
    errors: [],
  }),
};
