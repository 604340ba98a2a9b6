import { AppError } from '../../domain/errors.ts';

export const eventNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such event.');
