import { AppError } from '../../domain/errors.ts';

export const ticketNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such ticket.');
