import { describe, expect, it } from 'vitest';
import { optionsFromProps, optionsFromQuery } from './options.ts';

describe('the props of the official package', () => {
  it('are taken as they come', () => {
    const options = optionsFromProps(
      { connectToken: 'abc', includeSandbox: true, connectorIds: [1, 2], language: 'en', theme: 'dark' },
      'pt-BR',
    );
    expect(options).toMatchObject({
      connectToken: 'abc',
      includeSandbox: true,
      connectorIds: [1, 2],
      language: 'en',
      theme: 'dark',
    });
  });

  it('count as absent when they have the wrong type', () => {
    const options = optionsFromProps({ connectToken: 'abc', connectorIds: '1', theme: 7 }, 'en');
    expect(options).toMatchObject({ connectToken: 'abc', connectorIds: undefined, theme: 'light' });
  });

  it.each([
    [undefined, 'en-US', 'pt'],
    ['pt-BR', 'en-US', 'pt'],
    ['EN', 'pt-BR', 'en'],
    ['fr', 'pt-BR', 'pt'],
    ['fr', 'de', 'en'],
  ])('language %s in a browser that speaks %s gives %s', (language, browser, expected) => {
    expect(optionsFromProps({ language }, browser).language).toBe(expected);
  });
});

describe('the query string of an app', () => {
  it('carries lists, numbers, flags and JSON', () => {
    const query = new URLSearchParams({
      connect_token: 'abc',
      with_sandbox: 'true',
      connector_ids: '0,601',
      connector_types: 'PERSONAL_BANK,BUSINESS_BANK',
      selected_connector_id: '0',
      open_finance_parameters: '{"cpf":"76109277673"}',
      allow_connect_in_background: 'false',
    });
    expect(optionsFromQuery(`?${query}`, 'en')).toMatchObject({
      connectToken: 'abc',
      includeSandbox: true,
      connectorIds: [0, 601],
      connectorTypes: ['PERSONAL_BANK', 'BUSINESS_BANK'],
      selectedConnectorId: 0,
      openFinanceParameters: { cpf: '76109277673' },
      allowConnectInBackground: false,
      updateItem: undefined,
    });
  });

  it('survives a broken value', () => {
    const options = optionsFromQuery('?connect_token=abc&open_finance_parameters={&connector_ids=x', 'en');
    expect(options).toMatchObject({ connectToken: 'abc', openFinanceParameters: {}, connectorIds: [] });
  });
});
