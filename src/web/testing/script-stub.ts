interface Opening {
  itemId?: string;
  language: string;
  getToken(itemId: string | null): Promise<string>;
  onConnected(detail: { itemId: string }): void;
  onClose(): void;
}

/** Stands in for `/pluggy-connect.js`: a dialog that says what it was opened with, succeeds and closes on demand. */
function startScript(): void {
  function open({ itemId, language, getToken, onConnected, onClose }: Opening): { close(): void } {
    const dialog = document.createElement('dialog');
    const said = document.createElement('p');
    said.textContent = `update=${itemId ?? 'none'} language=${language}`;
    const add = (name: string, act: () => void): void => {
      const button = document.createElement('button');
      button.textContent = name;
      button.addEventListener('click', act);
      dialog.append(button);
    };
    const close = (): void => {
      if (!dialog.isConnected) return;
      dialog.remove();
      onClose();
    };
    dialog.append(said);
    add('Succeed', () => onConnected({ itemId: itemId ?? '00000000-0000-4000-8000-000000000001' }));
    add('Close', close);
    document.body.append(dialog);
    dialog.showModal();
    void getToken(itemId ?? null);
    return { close };
  }
  Object.assign(window, { PluggyConnect: { open } });
}

/** As the service would send it. */
export const SCRIPT_STUB = `(${startScript})();`;
