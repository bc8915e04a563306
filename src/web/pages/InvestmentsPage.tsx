export { default } from './AccountsPage.tsx';
