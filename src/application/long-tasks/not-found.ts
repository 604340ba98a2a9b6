import { AppError } from '../../domain/errors.ts';

export const taskNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such task.');
