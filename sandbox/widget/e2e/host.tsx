import { PluggyConnect } from 'pluggy-connect-sdk/dist/module/pluggy-connect.js';

/** One callback that the widget called, with the parts of its payload that tests read. */
export interface HostCall {
  name: string;
  event?: string;
  status?: string | undefined;
  executionStatus?: string | undefined;
  message?: string;
}

export interface HostPage {
  calls: HostCall[];
  open(props: Record<string, unknown> & { connectToken: string; url: string }): void;
}

declare global {
  interface Window {
    hostPage: HostPage;
  }
}

const calls: HostCall[] = [];

/** A page as a team would write it around the official package: it opens the widget and notes what it hears. */
window.hostPage = {
  calls,
  open: (props) => {
    const widget = new PluggyConnect({
      ...props,
      onSuccess: ({ item }) =>
        void calls.push({ name: 'success', status: item.status, executionStatus: item.executionStatus }),
      onError: ({ message, data }) =>
        void calls.push({ name: 'error', message, executionStatus: data?.item.executionStatus }),
      onEvent: (payload) => void calls.push({ name: 'event', event: payload.event }),
      onOpen: () => void calls.push({ name: 'open' }),
      onHide: () => void calls.push({ name: 'hide' }),
      onClose: () => void calls.push({ name: 'close' }),
    });
    void widget.init();
  },
};
