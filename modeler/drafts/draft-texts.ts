/** Words about who is at a draft and whether it is saved. */
import type { TextTable } from '../../ui/index.ts';

export const draftTexts = {
  here: { fi: 'Paikalla', sv: 'På plats', en: 'Here' },
  edits: { fi: '{name} muokkaa', sv: '{name} redigerar', en: '{name} edits' },
  reads: { fi: '{name} lukee', sv: '{name} läser', en: '{name} reads' },
  asks: { fi: '{name} pyytää muokkausvuoroa', sv: '{name} ber om att få redigera', en: '{name} asks to edit' },
  you: { fi: 'sinä', sv: 'du', en: 'you' },
  otherTab: { fi: 'sinä toisessa välilehdessä', sv: 'du i en annan flik', en: 'you in another tab' },
  readAlong: { fi: 'Luet mukana: {name} muokkaa luonnosta. Muutokset näkyvät, kun ne on tallennettu.', sv: 'Du läser med: {name} redigerar utkastet. Ändringarna syns när de har sparats.', en: 'You read along: {name} edits the draft. Changes show when they are saved.' },
  nobodyEdits: { fi: 'Kukaan ei muokkaa luonnosta juuri nyt.', sv: 'Ingen redigerar utkastet just nu.', en: 'Nobody edits the draft right now.' },
  ask: { fi: 'Pyydä muokkausvuoroa', sv: 'Be om att få redigera', en: 'Ask to edit' },
  asked: { fi: 'Vuoroa on pyydetty. Saat sen, kun {name} luovuttaa sen tai poistuu.', sv: 'Du har bett om turen. Du får den när {name} lämnar över den eller går.', en: 'You have asked. You edit when {name} gives it or leaves.' },
  give: { fi: 'Luovuta vuoro', sv: 'Lämna över turen', en: 'Give it' },
  take: { fi: 'Muokkaa tässä välilehdessä', sv: 'Redigera i den här fliken', en: 'Edit in this tab' },
  edit: { fi: 'Muokkaa', sv: 'Redigera', en: 'Edit' },
  lost: { fi: '{name} muokkaa nyt luonnosta. Muutoksesi ovat kaaviossa, mutta ne eivät tallennu: vie ne tiedostoksi tai pyydä vuoroa.', sv: '{name} redigerar nu utkastet. Dina ändringar finns i diagrammet men sparas inte: exportera dem eller be om turen.', en: '{name} edits the draft now. Your changes are on the canvas but are not saved: export them, or ask to edit.' },
  saving: { fi: 'Tallennetaan…', sv: 'Sparar…', en: 'Saving…' },
  retrying: { fi: 'Ei yhteyttä: muutokset ovat kaaviossa, ja tallennusta yritetään uudelleen', sv: 'Ingen förbindelse: ändringarna finns i diagrammet, och sparandet försöks på nytt', en: 'No connection: the changes are on the canvas, and saving is tried again' },
} as const satisfies TextTable;
