import {
  deleteWebhook,
  enableWebhook,
  replaceWebhookSecret,
  replayFailedCalls,
  testWebhook,
  updateWebhook,
} from '../application/webhooks/change-webhook.ts';
import { createWebhook } from '../application/webhooks/create-webhook.ts';
import { listWebhooks, readCall, readWebhook } from '../application/webhooks/queries.ts';
import { replayCall } from '../application/webhooks/replay-call.ts';
import { deps } from './deps.ts';

export const useCases = {
  createWebhook: createWebhook(deps),
  updateWebhook: updateWebhook(deps),
  enableWebhook: enableWebhook(deps),
  replaceWebhookSecret: replaceWebhookSecret(deps),
  deleteWebhook: deleteWebhook(deps),
  testWebhook: testWebhook(deps),
  replayCall: replayCall(deps),
  replayFailedCalls: replayFailedCalls(deps),
};

export const queries = {
  listWebhooks: listWebhooks(deps),
  readWebhook: readWebhook(deps),
  readCall: readCall(deps),
};
