import type { ProblemCode } from '../flow/problem.ts';
import type { ProblemText } from './problems-pt.ts';

const AGAIN = 'Try again in a few minutes.';
const FORM = 'Check the fields and send them again.';
// What several codes say.
const UNFINISHED: ProblemText = [
  'Something went wrong at the bank',
  'Reading stopped before its end.',
  AGAIN,
];
const TOO_LATE: ProblemText = [
  'The time to answer is over',
  'The bank waits for an answer only for a short time.',
  'Try again and answer as soon as the bank asks.',
];
const NOT_ALLOWED: ProblemText = [
  'This connection cannot be updated',
  "The app's plan does not allow it.",
  "Tell the app's support.",
];
const INCOMPLETE: ProblemText = ['A field is missing', 'The bank asks for it every time.', FORM];

export const problemsEn: Readonly<Record<ProblemCode, ProblemText>> = {
  INVALID_CREDENTIALS: [
    'The bank did not accept your details',
    'The user, the password or the document number is wrong.',
    'Check what you typed and try again. After several wrong attempts the bank may lock your access.',
  ],
  INVALID_CREDENTIALS_MFA: [
    'The code is wrong',
    'The bank refused the security code, or it had expired.',
    'Try again with a new code.',
  ],
  ALREADY_LOGGED_IN: [
    'Another session is open at the bank',
    'The bank allows one session at a time.',
    "Sign out of the bank's app and website, wait a minute and try again.",
  ],
  SITE_NOT_AVAILABLE: [
    'The bank is not available',
    "The bank's website did not answer. It has nothing to do with your details.",
    'Try again later.',
  ],
  CONNECTION_ERROR: ['We could not reach the bank', 'The connection to the bank broke.', AGAIN],
  UNEXPECTED_ERROR: [
    'Something went wrong at the bank',
    'The bank gave an answer that nobody expected.',
    AGAIN,
  ],
  ERROR: UNFINISHED,
  MERGE_ERROR: UNFINISHED,
  CREATE_ERROR: UNFINISHED,
  ACCOUNT_LOCKED: [
    'Your access is locked at the bank',
    'The bank has locked the account or the password.',
    "Unlock it in the bank's app or with its support. Then try again.",
  ],
  ACCOUNT_CREDENTIALS_RESET: [
    'The bank asks for a new password',
    'The password has expired or was cancelled.',
    'Change it at the bank, then enter the new one here.',
  ],
  ACCOUNT_NEEDS_ACTION: [
    'The bank wants something settled first',
    'It may be a contract to accept, or details to bring up to date.',
    "Open the bank's app, settle it and try again.",
  ],
  USER_NOT_SUPPORTED: [
    'This kind of account cannot be connected yet',
    'The bank does not give the data of this kind of account.',
    'Connect another account or another bank.',
  ],
  USER_INPUT_TIMEOUT: TOO_LATE,
  USER_AUTHORIZATION_PENDING: [
    "It still has to be authorised in the bank's app",
    'The bank waits for you to allow this access. That can take up to 30 minutes.',
    "Open the bank's app, authorise the access and try again.",
  ],
  USER_AUTHORIZATION_NOT_GRANTED: [
    'The authorisation was not given at the bank',
    "The request was refused or cancelled, or somebody's approval was missing.",
    'If that was a mistake, try again. Nothing was shared.',
  ],
  USER_AUTHORIZATION_REVOKED: [
    'The authorisation was cancelled at the bank',
    'The bank no longer gives the data of this connection.',
    'To use the connection again, authorise it again.',
  ],
  CONNECTOR_VALIDATION_ERROR: [
    'The bank does not accept one of the fields',
    'A value has the wrong form.',
    FORM,
  ],
  CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR: INCOMPLETE,
  PARAMETERS_NOT_PROVIDED: INCOMPLETE,
  CONNECTOR_OFFLINE: [
    'This bank takes no connections now',
    'Pluggy has paused its connections because of a fault at the bank.',
    'Try later, or connect another bank.',
  ],
  CONNECTOR_NOT_FOUND: ['This bank is not available', "It has left Pluggy's list.", 'Choose another bank.'],
  ITEM_NOT_FOUND: ['This connection no longer exists', 'It was removed.', 'Begin a new connection.'],
  ITEM_USER_ALREADY_EXISTS: [
    'This account is connected already',
    'It is among your connections; there is no need to connect it again.',
    'Close this window, or choose another account or bank.',
  ],
  ITEM_CREATION_LIMIT_EXCEEDED: [
    'This app cannot make more connections',
    'Its plan has reached the limit.',
    "Tell the app's support.",
  ],
  CREATE_ITEMS_API_FREE_DISABLED: [
    "This app needs Pluggy's window",
    'Its plan does not allow connecting here.',
    "Go on in Pluggy's window.",
  ],
  ITEM_ALREADY_UPDATING: [
    'This connection is being read',
    'Reading began a moment ago.',
    'Wait for its end.',
  ],
  ITEM_IS_ALREADY_UPDATING: [
    'This account is being read',
    'Another connection uses the same details now.',
    'Wait a few minutes.',
  ],
  TOO_MANY_CONSECUTIVE_ERRORS: [
    'This connection failed many times',
    'Its last readings ended with errors.',
    'Enter your details again.',
  ],
  TOO_MANY_CONSECUTIVE_LOGIN_FAILURES: [
    'Too many attempts with wrong details',
    'Access rests for a while, so that the bank does not lock your account.',
    'Wait before you try again.',
  ],
  LAST_EXECUTION_HAD_LOGIN_ERROR: [
    'The bank refused the last access',
    'The stored password is no longer good.',
    'Enter your details again.',
  ],
  SANDBOX_CLIENT_ITEM_UPDATE_NOT_ALLOWED: NOT_ALLOWED,
  CLIENT_HAS_ITEM_UPDATES_DISABLED: NOT_ALLOWED,
  ITEM_ORIGINAL_CONNECTED_WITH_DIFFERENT_ACCOUNT: [
    'These details are of another account',
    'The connection was made with another user.',
    'Use the details of the same account, or begin a new connection.',
  ],
  CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY: [
    'This connection was read a moment ago',
    'The bank is read once an hour at most.',
    'Your data is the newest there is. Try later.',
  ],
  ITEM_MFA_ALREADY_PROVIDED: [
    'The code was sent already',
    'The bank is still checking it.',
    'Wait a moment.',
  ],
  ITEM_MFA_NOT_FOUND: TOO_LATE,
  ITEM_MFA_EXPIRED: TOO_LATE,
  ITEM_MFA_PARAMETER_EXPECTED_MISMATCH: TOO_LATE,
  MFA_PARAMERTER_WAS_ALREADY_USED_ERROR: [
    'This code was used already',
    'Each code is good once.',
    'Wait for the next code and enter that one.',
  ],
  TOKEN_FAILED: [
    'We could not begin',
    'The app did not give permission to connect a bank.',
    "Start again. If it stays like this, tell the app's support.",
  ],
  TOKEN_EXPIRED: [
    "This window's time is over",
    'For your security it is good for 30 minutes.',
    'Start again. What the bank has received is not lost.',
  ],
  SERVICE_UNREACHABLE: [
    'We could not load this window',
    'The service did not answer.',
    'Check your internet and start again.',
  ],
  NETWORK: [
    'No answer',
    'The internet is gone, or a blocker in the browser keeps Pluggy out.',
    'Check your internet, switch the blocker off for this page, and try again.',
  ],
  TOO_MANY_REQUESTS: [
    'Too many requests at once',
    'Pluggy asked for a pause.',
    'Wait a minute and try again.',
  ],
  PLUGGY_DOWN: ['Pluggy did not answer', 'The service that talks to the banks has trouble.', AGAIN],
  UNREADABLE_ANSWER: [
    'The answer was incomplete',
    'The service that talks to the banks gave half an answer.',
    AGAIN,
  ],
  BAD_ADDRESS: [
    'We could not open the bank',
    'The address that came from the bank is not that of a website.',
    "Choose another bank, or tell the app's support.",
  ],
  RETURN_MISMATCH: [
    'This return does not belong to this connection',
    'The link that brought you here was not opened by this browser.',
    'Start again from here. Nothing was connected.',
  ],
  WIDGET_FAILED: [
    "Pluggy's window did not open",
    'A blocker in the browser or the network may keep it from loading.',
    'Connect here, without that window.',
  ],
  OTHER: ['Something went wrong', 'We do not know the cause.', AGAIN],
};
