/** Entry of the modeler in the browser. */
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css';
import { startApp } from '../ui/index.ts';
import './modeler.css';
import './variants/variants.css';
import './move/move.css';
import { routes } from './routes.tsx';

startApp({ app: 'modeler', routes });
