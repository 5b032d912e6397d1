/**
 * Who may coordinate whose services: professions and what the law asks of an omatyöntekijä (SHL 1301/2014 42 §; professions by
 * 817/2015 3 § and 559/1994 2 §; virkasuhde for special support from 1.1.2023). Facts 1.4.
 */
import type { Eligibility } from '../model/guidance-definition.ts';

/** Profession → whether the law counts it to social welfare and to health care. A practical nurse (lähihoitaja) is of both. */
const professionFields = {
  socialWorker: { social: true, health: false },
  socionom: { social: true, health: false },
  geronom: { social: true, health: false },
  practicalNurse: { social: true, health: true },
  homeHelper: { social: true, health: false },
  disabilityCarer: { social: true, health: false },
  nurse: { social: false, health: true },
  publicHealthNurse: { social: false, health: true },
  physician: { social: false, health: true },
  psychologist: { social: false, health: true },
  therapist: { social: false, health: true },
  other: { social: false, health: false },
} as const satisfies Record<string, { readonly social: boolean; readonly health: boolean }>;

export type Profession = keyof typeof professionFields;
export const professions = Object.keys(professionFields) as readonly Profession[];

/** `office` = virkasuhde, a public-service employment relationship that may use public power; `contract` = työsuhde. */
export type Employment = 'office' | 'contract';

export interface Qualification { readonly profession?: Profession; readonly employment?: Employment }

/** Why a person may not have a role, or undefined when they may. A health professional may with a justification in writing. */
export function ineligibility({ profession = 'other', employment }: Qualification, rule: Eligibility, justification: string | undefined): 'NOT_ELIGIBLE' | 'JUSTIFICATION_MISSING' | undefined {
  if (rule === 'anyone') return undefined;
  if (rule === 'socialWorkerInOffice') return profession === 'socialWorker' && employment === 'office' ? undefined : 'NOT_ELIGIBLE';
  const { social, health } = professionFields[profession];
  if (social) return undefined;
  if (!health) return 'NOT_ELIGIBLE';
  return (justification ?? '').trim() === '' ? 'JUSTIFICATION_MISSING' : undefined;
}
