import type { DebugTexts } from './texts.ts';

/** In English. */
export const DEBUG_EN: DebugTexts = {
  input: 'What to check',
  user: 'User id',
  userHint: 'For the token that the check of the widget makes.',
  token: 'Connect token to look at',
  tokenHint: 'Empty: the token that this check makes.',
  redirect: 'oauthRedirectUri to look at',
  policy: 'Content-Security-Policy of your page',
  policyHint: 'If another page opens the widget: the value of its header. Empty: the page of this service.',
  opener: 'Cross-Origin-Opener-Policy of your page',
  run: 'Check everything',
  running: 'Checking…',
  results: 'Results',
  none: 'Nothing is checked yet. It takes a few seconds, and up to a minute where something is blocked.',
  cause: 'Cause',
  fix: 'What to do',
  tones: { good: 'Good', bad: 'Fails', warning: 'Look', neutral: 'Not checked' },
  summary: (bad, warnings) =>
    bad + warnings === 0
      ? 'All is well.'
      : `${bad} fail, ${warnings} to look at. Begin with the first that fails.`,
  report: 'Report',
  reportHint: 'Without keys, tokens, users or personal data: it can be sent to support.',
  copy: 'Copy the report',
  crashed: {
    result: 'This check stopped half way: {value}',
    cause: 'Something that the page does not know.',
    fix: 'Reload the page. If it stays so, send the report with the version of the browser.',
  },
  checks: {
    api: {
      title: 'API reachable',
      good: { result: 'The API answered within {value} ms.' },
      bad: {
        result: 'The API did not answer as it should: {value}.',
        cause: 'The service is stopped, or a proxy answers in its place.',
        fix: 'See whether the process runs, and where the proxy leads.',
      },
    },
    chain: {
      title: 'Chain to Pluggy (GET /test)',
      good: { result: 'Credentials, Pluggy and database are in order.' },
      bad: {
        result: '{value}',
        fix: 'The text says what to do about each link. GET /test shows all of them.',
      },
      skipped: {
        result: 'Not checked: {value}',
        fix: 'Paste an API key with the scope read, and check again.',
      },
    },
    clock: {
      title: 'Clock of this device',
      good: { result: 'The same as that of the service (by {value} s).' },
      ahead: {
        result: 'Ahead of the service by {value} s.',
        cause: 'Tokens look expired before their time, and the widget refuses them.',
        fix: "Switch on the automatic time in this device's settings.",
      },
      behind: {
        result: 'Behind the service by {value} s.',
        cause: 'Expired tokens look good, and certificates may seem to be of the future.',
        fix: "Switch on the automatic time in this device's settings.",
      },
      unknown: {
        result: 'The answer named no time (Date).',
        cause: 'A proxy takes the header away.',
        fix: 'Let the header Date through.',
      },
    },
    script: {
      title: 'Script of the widget',
      good: { result: "Pluggy's package, served by this service, was loaded." },
      bad: {
        result: 'The script was not loaded: {value}',
        cause:
          'A content blocker holds it back, or the page is of a former version whose files are gone from the server.',
        fix: 'Reload the page. Then switch the blocker off for this address, and try again.',
      },
    },
    element: {
      title: 'Script /pluggy-connect.js',
      good: { result: 'This service delivers it: {value}.' },
      bad: {
        result: 'This service does not deliver it: {value}.',
        cause: 'A proxy answers in its place, or a blocker holds it back.',
        fix: 'Open /pluggy-connect.js in another tab and see what comes. The address on your page is BASE_URL and that path.',
      },
    },
    policy: {
      title: 'Content security policy (CSP)',
      good: { result: "It allows the widget's frame and styles." },
      none: { result: 'The page has no policy: the widget works, and nothing protects the page.' },
      frame: {
        result: "The policy forbids the widget's frame.",
        cause: 'The address of the widget is not in frame-src.',
        fix: 'Add to the policy: {value}',
      },
      style: {
        result: "The policy forbids the styles that Pluggy's package writes into the page.",
        cause: 'The package makes a style element and takes no nonce: the widget opens without its form.',
        fix: 'On the page of the widget, use: {value} (without a nonce in style-src).',
      },
    },
    opener: {
      title: 'Opener policy (COOP)',
      good: { result: "The bank's window can answer ({value})." },
      none: { result: "The page has no such policy: the bank's window can answer." },
      cut: {
        result: "The bank's window loses the page ({value}).",
        cause: "It is helmet's default. The bank's OAuth comes to its end, and the widget never hears of it.",
        fix: 'Use Cross-Origin-Opener-Policy: same-origin-allow-popups on the page of the widget.',
      },
    },
    widgetHost: {
      title: 'Address of the widget',
      good: { result: '{value} answers.' },
      bad: {
        result: '{value} does not answer this browser.',
        cause: 'A content blocker, the DNS or firewall of the network, or no Internet.',
        fix: 'Open the address in another tab. If it opens there, switch the blocker off for this page; else let the domain through in the network.',
      },
    },
    frame: {
      title: 'Widget inside of the page (third party)',
      good: { result: 'The widget opened in a frame and answered within {value} ms.' },
      silent: {
        result: 'The frame did not answer within {value} s.',
        cause:
          "The browser blocks third parties, the page's policy forbids the frame, or the widget refuses the token.",
        fix: 'See the checks above. If they are good, allow third parties for this site, or offer the direct way to connect.',
      },
      skipped: {
        result: 'Not checked: there is no connect token. {value}',
        fix: 'Paste an API key with the scope write, and check again.',
      },
    },
    token: {
      title: 'Connect token',
      good: { result: 'It has the right form and is good for {value} min more.' },
      expired: {
        result: 'It expired {value} min ago.',
        cause: 'A connect token is good for 30 minutes.',
        fix: 'Make a new token when the person clicks, not when the page is loaded.',
      },
      key: {
        result: 'This looks like a key, not like a connect token.',
        cause:
          "Pluggy's POST /auth answers apiKey; the connect token is the accessToken of POST /connect_token.",
        fix: 'Never send the key to a browser. Make the token on the server with POST /connect-token.',
      },
      form: {
        result: 'This is no connect token.',
        cause: 'The text does not have the three parts of a JWT with an end: it may have been cut.',
        fix: 'Copy the whole token from the answer of POST /connect-token.',
      },
      empty: { result: 'There is no token to look at.', fix: 'Paste one, or an API key that may make one.' },
    },
    tokenAtPluggy: {
      title: 'Token at Pluggy, and whose',
      good: { result: 'Pluggy takes the token. It says: {value}.' },
      nobody: {
        result: 'Pluggy takes the token, but it does not say whose it is.',
        cause: 'It was made without clientUserId, or Pluggy does not write it into the token.',
        fix: "Make it with this service's POST /connect-token, which always names the user.",
      },
      refused: {
        result: 'Pluggy refuses the token (HTTP {value}).',
        cause: 'It has expired, or is of another application or environment (sandbox and live do not mix).',
        fix: 'Make the token with this service, and use it in the widget of the same mode.',
      },
      bad: {
        result: "Pluggy's API does not answer this browser.",
        cause: 'A content blocker, the network, or Pluggy is down.',
        fix: 'See whether "Chain to Pluggy" is good: then it is this browser alone. Switch the blocker off.',
      },
      skipped: { result: 'Not checked: there is no token.', fix: 'See the check before.' },
    },
    redirect: {
      title: 'oauthRedirectUri',
      good: { result: 'An https URL: Pluggy takes it.' },
      deepLink: { result: 'A deep link ({value}): Pluggy takes it. The app has to be installed.' },
      empty: { result: 'Not given. On a phone the person goes back to your page by themselves.' },
      form: {
        result: 'This is no whole URL.',
        cause: 'The scheme is missing, such as https://.',
        fix: 'Write the whole URL, such as https://app.example.com/back.',
      },
      scheme: {
        result: 'Pluggy does not take {value}',
        cause: 'It takes https, and deep links of apps.',
        fix: 'Serve the page of the way back over https.',
      },
      local: {
        result: 'Pluggy does not take {value}.',
        cause: 'The address exists on this computer alone.',
        fix: 'In development leave it empty (the window closes by itself), or use an https tunnel.',
      },
      fragment: {
        result: 'The URL has a fragment (#…).',
        cause: 'What the way back adds to the URL may be lost behind the #.',
        fix: 'Take the fragment away.',
      },
    },
    webhook: {
      title: 'Webhook, there and back',
      good: { result: '{value}' },
      bad: {
        result: '{value}',
        cause:
          'The service called its own webhook address with a number that only it knows, and the call did not come in.',
        fix: 'Correct BASE_URL or the proxy as the text says. Until then connections are compared every 15 minutes.',
      },
      skipped: {
        result: 'Not checked: {value}',
        fix: 'Paste an API key with the scope admin, and check again.',
      },
    },
  },
};
