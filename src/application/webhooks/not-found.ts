import { AppError } from '../../domain/errors.ts';

export const webhookNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such webhook.');
export const deliveryNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such call.');
