export { default } from './AccountPage.tsx';
