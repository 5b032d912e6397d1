/** What a field of the panel is: how it is called, how it is filled in. */
import type { Translated } from '../../ui/index.ts';

/** How a field is filled in. Closed lists have their values beside. */
export type FieldKind = 'text' | 'long' | 'whole' | 'share' | 'yes' | 'names' | 'feel' | 'role' | 'unit' | 'step' | 'ladder' | 'coordinator' | 'limitRow' | 'channels';
export interface FieldChoice { readonly value: string; readonly says: Translated }

export interface Field {
  readonly property: string;
  readonly label: Translated;
  readonly kind: FieldKind | readonly FieldChoice[];
  /** Language of what is written, when it is always the same. */
  readonly lang?: 'fi' | 'sv' | 'en';
  /** What holds when nothing is said. */
  readonly usual?: string;
  /** Attributes that are taken away when this one is set, because they say the same in another way. */
  readonly instead?: readonly string[];
}

/** Nested elements of one type. */
export interface FieldList { readonly property: string; readonly type: string; readonly label: Translated; readonly add: Translated; readonly starts: Readonly<Record<string, string>> }
export interface TypeFields { readonly title: Translated; readonly fields: readonly Field[]; readonly lists?: readonly FieldList[] }
