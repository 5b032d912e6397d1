/** Icons of our own tools, drawn for them: line pictures of 24 units, in the colour of the text around. */
import type { BlockName } from './blocks.ts';

const paths: Readonly<Record<BlockName | 'reminder', string>> = {
  // A person beside a step.
  task: '<rect x="3" y="6" width="18" height="13" rx="2.5"/><circle cx="8" cy="10.5" r="1.8"/><path d="M5 16c.3-2 1.5-3 3-3s2.700 1 3 3M13.500 10.500h5M13.500 14h5"/>',
  // A parcel that goes from hand to hand.
  handover: '<rect x="2.500" y="8" width="8" height="8" rx="1"/><path d="M2.500 11h8M6.500 8v3"/><path d="M13 12h8M18 8.500l3.500 3.500-3.500 3.500"/>',
  // Three steps, the highest filled.
  tier3: '<path d="M3 20h6v-4H3zM9 20h6v-9H9z"/><path d="M15 20h6V5h-6z" fill="currentColor"/>',
  decision: '<rect x="3" y="5" width="18" height="14" rx="1.500"/><path d="M3 9.500h18M3 14h18M10 9.500V19"/>',
  wait: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.500 2"/>',
  choice: '<path d="M12 3l9 9-9 9-9-9zM9 9l6 6M15 9l-6 6"/>',
  parallel: '<path d="M12 3l9 9-9 9-9-9zM12 8v8M8 12h8"/>',
  end: '<circle cx="12" cy="12" r="8" stroke-width="3.500"/>',
  reminder: '<path d="M6.500 16.500V11a5.500 5.500 0 0 1 11 0v5.500l1.500 2H5zM10.500 20.500c.8 1 2.200 1 3 0M12 3v2.500"/>',
};

/** A tool's picture as HTML; its words stand beside it as title and label. */
export function toolIcon(name: BlockName | 'reminder', label: string): string {
  const text = label.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<div class="entry mo-entry" draggable="true" role="img" aria-label="${text}"><svg viewBox="0 0 24 24" width="26" height="26" fill="none" stroke="currentColor" stroke-width="1.700" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true">${paths[name]}</svg></div>`;
}
