export const PHONE = 'phone';

export const phoneContext = (userId: string): string => `pluggy.users/${userId}`;
