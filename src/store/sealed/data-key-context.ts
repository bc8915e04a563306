export const DATA_KEY_CONTEXT = 'pluggy.data_keys';
