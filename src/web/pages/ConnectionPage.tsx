export { default } from './ConnectionsPage.tsx';
