// The package has no `exports` map, and only this module gives out the child's side of its protocol.
import { initialize } from 'pluggy-connect-sdk/dist/module/pluggy-connect.js';

interface ChildProps {
  updateItem?: string;
  language?: string;
  onSuccessProp?: (data: { item: { id: string } }) => unknown;
  close(): unknown;
}

declare global {
  interface Window {
    xprops: ChildProps;
  }
}

/** Stands in for Pluggy's widget: says what it was opened with, succeeds and closes on demand. */
initialize();
const { xprops } = window;
const itemId = xprops.updateItem ?? '00000000-0000-4000-8000-000000000001';

const options = document.getElementById('options');
if (options) options.textContent = `update=${xprops.updateItem ?? 'none'} language=${xprops.language}`;

document.getElementById('succeed')?.addEventListener('click', () => {
  // Twice, as a flaky network or an impatient finger may do it.
  xprops.onSuccessProp?.({ item: { id: itemId } });
  xprops.onSuccessProp?.({ item: { id: itemId } });
});
document.getElementById('close')?.addEventListener('click', () => xprops.close());
