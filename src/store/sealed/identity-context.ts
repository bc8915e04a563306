export const identityContext = (itemId: string): string => `pluggy.identities/${itemId}`;
