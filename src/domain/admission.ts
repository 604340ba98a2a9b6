import { AppError } from './errors.ts';

const LATEST_RETRY_S = 4;

/** In how many seconds a buyer for whom there is no room may come back: spread, or the crowd would only have moved. */
export const comeBackInS = () => 1 + Math.floor(Math.random() * LATEST_RETRY_S);

/** Nothing was sold and nothing was decided: the same request may succeed later. */
export const tooManyBuyers = () =>
  new AppError('UNAVAILABLE', 'Very many people are buying right now. Your place was not taken; try again.', {
    retryAfter: comeBackInS(),
  });
