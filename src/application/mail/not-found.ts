import { AppError } from '../../domain/errors.ts';

export const mailNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such mail.');
