/** Entry of the inbox in the browser. */
import './styles.css';
import { startApp } from '../ui/index.ts';
import { pages, routes } from './routes.tsx';

startApp({ app: 'inbox', routes, pages });
