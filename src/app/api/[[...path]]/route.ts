import { nothingHere } from '@/presentation/http/methods';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = nothingHere();
